provider "aws" {
  region = "eu-west-1"
}

resource "aws_cloudwatch_event_bus" "hub" {
  name = "hub"
}

variable "spokes" {
  type = map(string)
}

resource "aws_cloudwatch_event_bus_policy" "hub" {
  count          = length(var.spokes) > 0 ? 1 : 0
  event_bus_name = aws_cloudwatch_event_bus.hub.name

  policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Effect = "Allow", Principal = { AWS = values(var.spokes) }, Action = "events:PutEvents", Resource = "*" }]
  })
}

resource "aws_sns_topic" "alerts" {
  name = "alerts"
}

resource "aws_sns_topic_policy" "alerts" {
  arn = aws_sns_topic.alerts.arn

  policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Effect = "Allow", Principal = { Service = "events.amazonaws.com" }, Action = "sns:Publish", Resource = "*" }]
  })
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
