terraform {
  required_providers {
    aws = {
      source                = "hashicorp/aws"
      configuration_aliases = [aws.home]
    }
  }
}

data "aws_caller_identity" "current" {
  provider = aws.home
}

resource "aws_sns_topic" "this" {
  provider = aws.home
  name     = var.name
}

data "aws_iam_policy_document" "publish" {
  provider = aws.home
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
  provider = aws.home
  arn      = aws_sns_topic.this.arn
  policy   = data.aws_iam_policy_document.publish.json
}

resource "aws_cloudwatch_event_rule" "failed" {
  provider = aws.home
  name     = var.name
  event_pattern = templatefile("${path.module}/pattern.json.tftpl", {
    resources = [var.service]
  })
}

resource "aws_cloudwatch_event_target" "topic" {
  provider = aws.home
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
  name = "${var.name}-chatbot"
  assume_role_policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Effect = "Allow", Action = "sts:AssumeRole", Principal = { Service = "chatbot.amazonaws.com" } }]
  })
}

resource "aws_chatbot_slack_channel_configuration" "this" {
  configuration_name    = var.name
  iam_role_arn          = aws_iam_role.chatbot.arn
  slack_channel_id      = var.channel_id
  slack_team_id         = "T07ACMECORP"
  sns_topic_arns        = [aws_sns_topic.this.arn]
  logging_level         = var.logging.level
  guardrail_policy_arns = ["arn:aws:iam::aws:policy/ReadOnlyAccess"]
}

output "topic_arn" {
  value = aws_sns_topic.this.arn
}
