terraform {
  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = ">= 5.61, < 7.0"
    }
  }
}

provider "aws" {
  region              = "ap-northeast-2"
  allowed_account_ids = ["111122223333"]
}

# The metrics of Chatbot are in us-east-1.
provider "aws" {
  alias               = "us_east_1"
  region              = "us-east-1"
  allowed_account_ids = ["111122223333"]
}

# The account with the channel. Its own deployments ring, and those of the accounts that send here.
module "alarm" {
  source    = "../../.."
  providers = { aws = aws, aws.us_east_1 = aws.us_east_1 }

  slack_team_id = "T0A1B2C3D"
  channels      = { deployments = "C0A1B2C3D4E" }
  watched_by    = ["oncall@example.com"]
}

variable "spokes" {
  description = "The accounts that send their failed deployments here."
  type        = set(string)
  default     = ["444455556666"]
}

resource "aws_cloudwatch_event_permission" "spoke" {
  for_each = var.spokes

  principal    = each.value
  statement_id = "spoke-${each.value}"
}
