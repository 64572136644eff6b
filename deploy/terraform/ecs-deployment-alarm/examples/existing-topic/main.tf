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

# A topic that has its channel already: the alarm joins it. A second configuration of the same channel would be refused.
resource "aws_sns_topic" "operations" {
  name = "operations"
}

resource "aws_iam_role" "chatbot" {
  name = "operations-chatbot"

  assume_role_policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Effect = "Allow", Principal = { Service = "chatbot.amazonaws.com" }, Action = "sts:AssumeRole" }]
  })
}

resource "aws_chatbot_slack_channel_configuration" "operations" {
  configuration_name    = "operations"
  iam_role_arn          = aws_iam_role.chatbot.arn
  guardrail_policy_arns = ["arn:aws:iam::aws:policy/AWSDenyAll"]
  slack_team_id         = "T0A1B2C3D"
  slack_channel_id      = "C0A1B2C3D4E"
  sns_topic_arns        = [aws_sns_topic.operations.arn]
  logging_level         = "ERROR"
}

module "alarm" {
  source    = "../.."
  providers = { aws = aws, aws.us_east_1 = aws.us_east_1 }

  slack_team_id  = "T0A1B2C3D"
  channels       = {}
  watched_by     = ["oncall@example.com"]
  existing_topic = { arn = aws_sns_topic.operations.arn }
}

# A topic has one policy: what others need of it stands here too.
resource "aws_sns_topic_policy" "operations" {
  arn    = aws_sns_topic.operations.arn
  policy = jsonencode({ Version = "2012-10-17", Statement = [module.alarm.topic_statement] })
}
