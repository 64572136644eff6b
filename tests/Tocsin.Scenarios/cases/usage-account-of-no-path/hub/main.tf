provider "aws" {
  region = "eu-west-1"
}

resource "aws_cloudwatch_event_bus" "alarms" {
  name = "alarms"
}

resource "aws_cloudwatch_event_bus_policy" "alarms" {
  event_bus_name = aws_cloudwatch_event_bus.alarms.name
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Sid       = "Spokes"
      Effect    = "Allow"
      Principal = { AWS = "arn:aws:iam::111122223333:root" }
      Action    = "events:PutEvents"
      Resource  = aws_cloudwatch_event_bus.alarms.arn
    }]
  })
}

resource "aws_cloudwatch_event_rule" "failed" {
  name           = "deployment-failed"
  event_bus_name = aws_cloudwatch_event_bus.alarms.name
  event_pattern = jsonencode({
    source        = ["aws.ecs"]
    "detail-type" = ["ECS Deployment State Change"]
    detail        = { eventName = ["SERVICE_DEPLOYMENT_FAILED"] }
  })
}

resource "aws_cloudwatch_event_target" "topic" {
  rule           = aws_cloudwatch_event_rule.failed.name
  event_bus_name = aws_cloudwatch_event_bus.alarms.name
  arn            = aws_sns_topic.alarms.arn
  dead_letter_config {
    arn = "arn:aws:sqs:eu-west-1:444455556666:undelivered"
  }
  input_transformer {
    input_paths = {
      service    = "$.resources[0]"
      reason     = "$.detail.reason"
      deployment = "$.detail.deploymentId"
    }
    input_template = <<-EOT
      {
        "version": "1.0",
        "source": "custom",
        "content": { "title": ":bell: Deployment failed", "description": "Service <service>\nReason <reason>\nDeployment <deployment>" }
      }
    EOT
  }
}

resource "aws_sns_topic" "alarms" {
  name = "alarms"
}

resource "aws_sns_topic_policy" "alarms" {
  arn = aws_sns_topic.alarms.arn
  policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Effect = "Allow", Principal = { Service = "events.amazonaws.com" }, Action = "sns:Publish", Resource = aws_sns_topic.alarms.arn }]
  })
}

resource "aws_iam_role" "chat" {
  name = "chat"
  assume_role_policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Effect = "Allow", Principal = { Service = "chatbot.amazonaws.com" }, Action = "sts:AssumeRole" }]
  })
}

resource "aws_chatbot_slack_channel_configuration" "alarms" {
  configuration_name = "alarms"
  iam_role_arn       = aws_iam_role.chat.arn
  slack_team_id      = "T01HUBSPOKE"
  slack_channel_id   = "C01ALARMS77"
  sns_topic_arns     = [aws_sns_topic.alarms.arn]
  logging_level      = "ERROR"
}
