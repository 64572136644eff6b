terraform {
  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = ">= 5.61, < 7.0"
    }
  }
}

provider "aws" {
  region = "ap-northeast-2"
}

# The metrics of Chatbot are in us-east-1.
provider "aws" {
  alias  = "us_east_1"
  region = "us-east-1"
}

module "alarm" {
  source    = "../.."
  providers = { aws = aws, aws.us_east_1 = aws.us_east_1 }

  slack_team_id = "T0A1B2C3D"
  channels      = { deployments = "C0A1B2C3D4E" }
  watched_by    = ["oncall@example.com"]
  encrypted     = true
}
