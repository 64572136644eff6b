
data "aws_caller_identity" "current" {

}

resource "aws_sns_topic" "this" {

  name     = "deploy-alarm"
}

data "aws_iam_policy_document" "publish" {

  statement {
    actions   = ["sns:Publish"]
    resources = [aws_sns_topic.this.arn]
    principals {
      type        = "Service"
      identifiers = ["events.amazonaws.com"]
    }
    condition {
      test     = "StringEquals"
      variable = "aws:SourceAccount"
      values   = [data.aws_caller_identity.current.account_id]
    }
  }
}

resource "aws_sns_topic_policy" "this" {

  arn      = aws_sns_topic.this.arn
  policy   = data.aws_iam_policy_document.publish.json
}

resource "aws_cloudwatch_event_rule" "failed" {

  name     = "deploy-alarm"
  event_pattern = jsonencode({
    source = ["aws.ecs"], detail-type = ["ECS Deployment State Change"], detail = { eventName = ["SERVICE_DEPLOYMENT_FAILED"] }
  })
}

resource "aws_cloudwatch_event_target" "topic" {

  rule     = aws_cloudwatch_event_rule.failed.name
  arn      = aws_sns_topic.this.arn
  input_transformer {
    input_paths = {
      service    = "$.resources[0]"
      reason     = "$.detail.reason"
      deployment = "$.detail.deploymentId"
    }
    input_template = file("${path.module}/message.json")
  }
}

resource "aws_iam_role" "chatbot" {
  name = "deploy-alarm-chatbot"
  assume_role_policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Effect = "Allow", Action = "sts:AssumeRole", Principal = { Service = "chatbot.amazonaws.com" } }]
  })
}

resource "aws_chatbot_slack_channel_configuration" "this" {
  configuration_name    = "deploy-alarm"
  iam_role_arn          = aws_iam_role.chatbot.arn
  slack_channel_id      = var.channel_id
  slack_team_id         = "T07ACMECORP"
  sns_topic_arns        = [aws_sns_topic.this.arn]
  logging_level         = "ERROR"
  guardrail_policy_arns = ["arn:aws:iam::aws:policy/ReadOnlyAccess"]
}

output "topic_arn" {
  value = aws_sns_topic.this.arn
}
