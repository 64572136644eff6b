resource "aws_sns_topic" "mail" {
  name = "mail"
}

resource "aws_sns_topic_policy" "mail" {
  arn = aws_sns_topic.mail.arn
  policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Effect = "Allow", Principal = { Service = "events.amazonaws.com" }, Action = "sns:Publish", Resource = aws_sns_topic.mail.arn }]
  })
}

resource "aws_sns_topic_subscription" "team" {
  topic_arn = aws_sns_topic.mail.arn
  protocol  = "email"
  endpoint  = "team@example.com"
}

resource "aws_cloudwatch_event_rule" "every_deployment" {
  name          = "every-deployment"
  event_pattern = jsonencode({ source = ["aws.ecs"], "detail-type" = ["ECS Deployment State Change"] })
}

resource "aws_cloudwatch_event_target" "mail" {
  rule = aws_cloudwatch_event_rule.every_deployment.name
  arn  = aws_sns_topic.mail.arn
}
