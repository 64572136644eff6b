resource "aws_sns_topic" "alerts" {
  name              = "alerts"
  kms_master_key_id = aws_kms_alias.alerts.name
}

variable "project" {
  type = string
}

# Its policy admits nobody but the account: the topic cannot take a message.
resource "aws_kms_key" "alerts" {
  policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Effect = "Allow", Principal = { AWS = "arn:aws:iam::111122223333:root" }, Action = "kms:*", Resource = "*" }]
  })
}

resource "aws_kms_alias" "alerts" {
  name          = "alias/${var.project}"
  target_key_id = aws_kms_key.alerts.key_id
}

# A queue whose policy admits EventBridge, and one that has none.
resource "aws_sqs_queue" "admitting" {
  name = "${var.project}-lost"
}

resource "aws_sqs_queue_policy" "admitting" {
  queue_url = aws_sqs_queue.admitting.id
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect = "Allow", Principal = { Service = "events.amazonaws.com" }, Action = "sqs:SendMessage", Resource = aws_sqs_queue.admitting.arn
    }]
  })
}

resource "aws_sqs_queue" "closed" {
  name = "${var.project}-closed"
}

resource "aws_cloudwatch_event_target" "again" {
  rule = aws_cloudwatch_event_rule.failed.name
  arn  = aws_sns_topic.alerts.arn

  dead_letter_config {
    arn = aws_sqs_queue.closed.arn
  }
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
  name = "deploy-failed"
  event_pattern = jsonencode({
    source = ["aws.ecs"], "detail-type" = ["ECS Deployment State Change"], detail = { eventName = ["SERVICE_DEPLOYMENT_FAILED"] }
  })
}

resource "aws_cloudwatch_event_target" "alerts" {
  rule = aws_cloudwatch_event_rule.failed.name
  arn  = aws_sns_topic.alerts.arn

  dead_letter_config {
    arn = aws_sqs_queue.admitting.arn
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

resource "aws_chatbot_slack_channel_configuration" "alerts" {
  configuration_name    = "alerts"
  iam_role_arn          = "arn:aws:iam::111122223333:role/chat"
  slack_channel_id      = "C07ALERTS01"
  slack_team_id         = "T07ABCDE123"
  sns_topic_arns        = [aws_sns_topic.alerts.arn]
  logging_level         = "ERROR"
  guardrail_policy_arns = ["arn:aws:iam::aws:policy/ReadOnlyAccess"]
}
