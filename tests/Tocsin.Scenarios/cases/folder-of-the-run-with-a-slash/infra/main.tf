provider "aws" {
  region = "eu-west-1"
}

resource "aws_sns_topic" "alerts" {
  name = reverse(split("/", path.cwd))[0]
}

resource "aws_sns_topic_policy" "alerts" {
  arn = aws_sns_topic.alerts.arn

  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Principal = { Service = "events.amazonaws.com" }
      Action    = "sns:Publish"
      Resource  = aws_sns_topic.alerts.arn
    }]
  })
}

resource "aws_cloudwatch_event_rule" "failed" {
  name          = "deploy-failed"
  event_pattern = file("${path.cwd}/pattern.json")
}

resource "aws_cloudwatch_event_target" "alerts" {
  rule = aws_cloudwatch_event_rule.failed.name
  arn  = aws_sns_topic.alerts.arn

  input_transformer {
    input_paths = { service = "$.resources[0]", reason = "$.detail.reason", id = "$.detail.deploymentId" }

    input_template = <<-EOT
      {"version": "1.0", "source": "custom", "content": {"title": "Deploy failed", "description": "<service> <reason> <id>"}}
    EOT
  }
}

resource "aws_chatbot_slack_channel_configuration" "alerts" {
  configuration_name    = "alerts"
  iam_role_arn          = "arn:aws:iam::111122223333:role/chat"
  slack_channel_id      = "C0123456789"
  slack_team_id         = "T0123456789"
  logging_level         = "ERROR"
  guardrail_policy_arns = ["arn:aws:iam::aws:policy/ReadOnlyAccess"]
  sns_topic_arns        = [aws_sns_topic.alerts.arn]
}
