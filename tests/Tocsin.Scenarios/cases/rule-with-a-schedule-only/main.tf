resource "aws_sns_topic" "alerts" {
  name = "alerts"
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
  name                = "deploy-failed"
  schedule_expression = "rate(5 minutes)"
}

resource "aws_cloudwatch_event_target" "alerts" {
  rule = aws_cloudwatch_event_rule.failed.name
  arn  = aws_sns_topic.alerts.arn
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
