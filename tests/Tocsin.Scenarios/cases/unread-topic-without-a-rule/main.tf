provider "aws" {
  region = "eu-west-1"
}

variable "topics" {
  type = set(string)
}

resource "aws_sns_topic" "alerts" {
  for_each = var.topics
  name     = each.key
}

resource "aws_chatbot_slack_channel_configuration" "alerts" {
  configuration_name = "alerts"
  iam_role_arn       = "arn:aws:iam::111122223333:role/chat"
  slack_channel_id   = "C0123456789"
  slack_team_id      = "T0123456789"
  sns_topic_arns     = [for topic in aws_sns_topic.alerts : topic.arn]
}
