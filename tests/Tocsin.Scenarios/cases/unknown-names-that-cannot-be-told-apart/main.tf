variable "project" {
  type = string
}

# What a function makes of the project is as unknown as the project: nobody can tell these two by their names.
resource "aws_sns_topic" "alerts" {
  name = substr(var.project, 0, 3)
}

resource "aws_sns_topic" "billing" {
  name = substr(var.project, 3, 3)
}

resource "aws_cloudwatch_event_rule" "failed" {
  name = "deploy-failed"
  event_pattern = jsonencode({
    source = ["aws.ecs"], "detail-type" = ["ECS Deployment State Change"], detail = { eventName = ["SERVICE_DEPLOYMENT_FAILED"] }
  })
}

resource "aws_cloudwatch_event_target" "alerts" {
  rule = aws_cloudwatch_event_rule.failed.name
  arn  = aws_sns_topic.alerts.arn
}

resource "aws_chatbot_slack_channel_configuration" "billing" {
  configuration_name = "billing"
  iam_role_arn       = "arn:aws:iam::111122223333:role/chat"
  slack_channel_id   = "C07ABCDE123"
  slack_team_id      = "T07ABCDE123"
  sns_topic_arns     = [aws_sns_topic.billing.arn]
  logging_level      = "ERROR"
}
