provider "aws" {
  region = "ap-northeast-2"
}

resource "aws_iam_role" "chatbot_role" {
  name = "AWSChatbotRole"

  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Principal = { Service = "chatbot.amazonaws.com" }
      Action    = "sts:AssumeRole"
    }]
  })
}

resource "aws_chatbot_slack_channel_configuration" "deploy_alerts" {
  configuration_name = "deploy-alerts"
  iam_role_arn       = aws_iam_role.chatbot_role.arn
  slack_channel_id   = "CXXXXXXXXXX"       # Slack 채널 ID
  slack_team_id      = "TXXXXXXXXXX"       # Slack 워크스페이스 ID
  sns_topic_arns     = [data.aws_sns_topic.ecs_deploy_events.arn]
  logging_level      = "ERROR"
}

data "aws_sns_topic" "ecs_deploy_events" {
  name = "ecs-deploy-events-topic"
}
