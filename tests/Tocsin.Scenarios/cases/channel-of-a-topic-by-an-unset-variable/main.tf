provider "aws" {
  region = "eu-west-1"
}

variable "topic" {
  type = string
}

resource "aws_chatbot_slack_channel_configuration" "alerts" {
  configuration_name    = "alerts"
  iam_role_arn          = "arn:aws:iam::111122223333:role/chat"
  slack_channel_id      = "C0123456789"
  slack_team_id         = "T0123456789"
  logging_level         = "ERROR"
  guardrail_policy_arns = ["arn:aws:iam::aws:policy/ReadOnlyAccess"]
  sns_topic_arns        = [var.topic]
}
