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
  input_transformer {
    input_paths = {
      id = "$.id", account = "$.account", time = "$.time", region = "$.region", resource = "$.resources[0]", kind = "$.detail-type"
      name = "$.detail.eventName", type = "$.detail.eventType", deployment = "$.detail.deploymentId", reason = "$.detail.reason", updated = "$.detail.updatedAt"
    }
    input_template = <<-T
      {
        "version": "0", "id": "<id>", "detail-type": "<kind>", "source": "aws.ecs", "account": "<account>", "time": "<time>", "region": "<region>",
        "resources": ["<resource>"],
        "detail": { "eventType": "<type>", "eventName": "<name>", "deploymentId": "<deployment>", "updatedAt": "<updated>", "reason": "<reason>\n*Service* <resource>" }
      }
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
