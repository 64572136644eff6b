provider "aws" {
  region = "eu-west-1"
}
resource "aws_sns_topic" "alerts" {
  name = "deploy-alerts"
}
resource "aws_sns_topic_policy" "alerts" {
  arn = aws_sns_topic.alerts.arn
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{ Effect = "Allow", Principal = { Service = "events.amazonaws.com" }, Action = "sns:Publish", Resource = aws_sns_topic.alerts.arn }]
  })
}
resource "aws_cloudwatch_event_rule" "failed" {
  name          = "deploy-failed"
  event_pattern = jsonencode({
    source        = ["aws.ecs"]
    "detail-type" = ["ECS Deployment State Change"]
    detail        = { eventName = ["SERVICE_DEPLOYMENT_FAILED"] }
  })
}
resource "aws_cloudwatch_event_target" "sns" {
  rule = aws_cloudwatch_event_rule.failed.name
  arn  = aws_sns_topic.alerts.arn
  dead_letter_config {
    arn = aws_sqs_queue.dead.arn
  }
  input_transformer {
    input_paths = {
      service = "$.resources[0]"
      reason  = "$.detail.reason"
      id      = "$.detail.deploymentId"
    }
    input_template = <<-T
      {"version":"1.0","source":"custom","content":{"title":"Deploy failed","description":"<service> <reason> <id>"}}
    T
  }
}
resource "aws_chatbot_slack_channel_configuration" "c" {
  configuration_name    = "deploys"
  iam_role_arn          = "arn:aws:iam::111122223333:role/chat"
  slack_channel_id      = "C07ABCDE123"
  slack_team_id         = "T07ABCDE123"
  sns_topic_arns        = [aws_sns_topic.alerts.arn]
  logging_level         = "ERROR"
  guardrail_policy_arns = ["arn:aws:iam::aws:policy/ReadOnlyAccess"]
}
resource "aws_sqs_queue" "dead" {
  name              = "dead"
  kms_master_key_id = aws_kms_key.dead.arn
}
resource "aws_sqs_queue_policy" "dead" {
  queue_url = aws_sqs_queue.dead.id
  policy    = jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Allow", Principal = { Service = "events.amazonaws.com" }, Action = "sqs:SendMessage", Resource = aws_sqs_queue.dead.arn }] })
}
resource "aws_kms_key" "dead" {
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      { Effect = "Allow", Principal = { AWS = "arn:aws:iam::111122223333:root" }, Action = "kms:*", Resource = "*" },
      { Effect = "Allow", Principal = { Service = "events.amazonaws.com" }, Action = "kms:GenerateDataKey", Resource = "*" },
    ]
  })
}
