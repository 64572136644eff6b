# Two topics: what is put once goes to two channels, or to a third and to somebody's program.
provider "aws" {
  region = "ap-northeast-2"
}

locals {
  topics   = toset(["both", "one"])
  channels = { "C0000000001" = "both", "C0000000002" = "both", "C0000000003" = "one" }
}

resource "aws_sns_topic" "deploys" {
  for_each = local.topics
  name     = each.key
}

resource "aws_sns_topic_policy" "deploys" {
  for_each = local.topics
  arn      = aws_sns_topic.deploys[each.key].arn
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Principal = { Service = "events.amazonaws.com" }
      Action    = "sns:Publish"
      Resource  = aws_sns_topic.deploys[each.key].arn
    }]
  })
}

resource "aws_cloudwatch_event_rule" "deploys" {
  for_each      = local.topics
  name          = each.key
  event_pattern = jsonencode({ source = ["app.deploys"], detail-type = [each.key] })
}

resource "aws_cloudwatch_event_target" "deploys" {
  for_each  = local.topics
  rule      = aws_cloudwatch_event_rule.deploys[each.key].name
  target_id = "topic"
  arn       = aws_sns_topic.deploys[each.key].arn

  input_transformer {
    input_paths    = { mark = "$.detail.mark", deployment = "$.detail.deployment" }
    input_template = <<-EOT
      {
        "version": "1.0",
        "source": "custom",
        "content": { "textType": "client-markdown", "title": "<mark>", "description": "of <deployment>" },
        "metadata": { "threadId": "<deployment>" }
      }
    EOT
  }
}

resource "aws_iam_role" "chatbot" {
  name = "chatbot"
  assume_role_policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Effect = "Allow", Principal = { Service = "chatbot.amazonaws.com" }, Action = "sts:AssumeRole" }]
  })
}

resource "aws_chatbot_slack_channel_configuration" "deploys" {
  for_each           = local.channels
  configuration_name = lower(each.key)
  iam_role_arn       = aws_iam_role.chatbot.arn
  slack_channel_id   = each.key
  slack_team_id      = "T0000000001"
  sns_topic_arns     = [aws_sns_topic.deploys[each.value].arn]
}

resource "aws_sns_topic_subscription" "program" {
  topic_arn              = aws_sns_topic.deploys["one"].arn
  protocol               = "http"
  endpoint               = "http://endpoint/hook"
  endpoint_auto_confirms = true
  raw_message_delivery   = true
}
