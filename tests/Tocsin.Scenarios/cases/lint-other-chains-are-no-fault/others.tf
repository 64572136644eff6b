resource "aws_cloudwatch_event_rule" "orders" {
  name          = "orders"
  event_pattern = jsonencode({ source = ["com.example.orders"], "detail-type" = ["Order Placed"], detail = { eventType = ["NEW"] } })
}

resource "aws_sqs_queue" "orders" {
  name = "orders"
}

resource "aws_cloudwatch_event_target" "orders" {
  rule = aws_cloudwatch_event_rule.orders.name
  arn  = aws_sqs_queue.orders.arn
}

resource "aws_cloudwatch_event_rule" "nightly" {
  name                = "nightly"
  schedule_expression = "rate(1 day)"
}

resource "aws_cloudwatch_event_rule" "alarms" {
  name          = "alarms"
  state         = "DISABLED"
  event_pattern = jsonencode({ source = ["aws.cloudwatch"], "detail-type" = ["CloudWatch Alarm State Change"], detail = { state = { value = ["ALARM"] } } })
}

resource "aws_cloudwatch_event_rule" "pipeline" {
  name          = "pipeline"
  event_pattern = jsonencode({ source = ["aws.codepipeline"], "detail-type" = ["CodePipeline Pipeline Execution State Change"], detail = { state = ["FAILED"] } })
}

resource "aws_sns_topic" "mail" {
  name = "mail"
}

resource "aws_sns_topic_policy" "mail" {
  arn    = aws_sns_topic.mail.arn
  policy = jsonencode({ Statement = [{ Effect = "Allow", Principal = { Service = "events.amazonaws.com" }, Action = "sns:Publish", Resource = aws_sns_topic.mail.arn }] })
}

resource "aws_sns_topic_subscription" "mail" {
  topic_arn = aws_sns_topic.mail.arn
  protocol  = "email"
  endpoint  = "ops@example.com"
}

resource "aws_cloudwatch_event_target" "pipeline" {
  rule = aws_cloudwatch_event_rule.pipeline.name
  arn  = aws_sns_topic.mail.arn
}

resource "aws_cloudwatch_event_target" "failed_by_mail" {
  rule = aws_cloudwatch_event_rule.ecs_deployment_failed.name
  arn  = aws_sns_topic.mail.arn
}
