provider "aws" {
  region = "eu-west-1"
}

resource "aws_sns_topic" "alarms" {
  name = "alarms"
}

resource "aws_cloudformation_stack" "chatbot" {
  name          = "chatbot"
  template_body = file("chatbot.yaml")
  parameters = {
    Topic = aws_sns_topic.alarms.arn
  }
}

resource "aws_sns_topic_policy" "alarms" {
  arn = aws_sns_topic.alarms.arn
  policy = jsonencode({
    Statement = [{ Effect = "Allow", Principal = { Service = "events.amazonaws.com" }, Action = "sns:Publish", Resource = aws_sns_topic.alarms.arn }]
  })
}

resource "aws_cloudwatch_event_rule" "failed" {
  name          = "failed"
  event_pattern = jsonencode({ source = ["aws.ecs"], "detail-type" = ["ECS Deployment State Change"], detail = { eventName = ["SERVICE_DEPLOYMENT_FAILED"] } })
}

resource "aws_cloudwatch_event_target" "failed" {
  rule = aws_cloudwatch_event_rule.failed.name
  arn  = aws_sns_topic.alarms.arn

  input_transformer {
    input_paths    = { id = "$.detail.deploymentId", why = "$.detail.reason", service = "$.resources[0]" }
    input_template = "{\"version\": \"1.0\", \"source\": \"custom\", \"content\": {\"description\": \"<service> <id>: <why>\"}}"
  }
}
