provider "aws" {
  region = "eu-central-1"
}

resource "aws_sns_topic" "t" {
  name = "deploy-failures"
}

variable "conditions" {
  type = list(string)
}

resource "aws_sns_topic_policy" "p" {
  arn    = aws_sns_topic.t.arn
  policy = data.aws_iam_policy_document.publish.json
}

data "aws_iam_policy_document" "publish" {
  statement {
    sid       = "EventBridge"
    actions   = ["sns:Publish"]
    resources = [aws_sns_topic.t.arn]

    principals {
      type        = "Service"
      identifiers = ["events.amazonaws.com"]
    }

    dynamic "condition" {
      for_each = var.conditions
      content {
        test     = "StringEquals"
        variable = "aws:SourceAccount"
        values   = [condition.value]
      }
    }
  }
}

resource "aws_cloudwatch_event_rule" "r" {
  name = "ecs-deploy-failed"

  event_pattern = jsonencode({
    source      = ["aws.ecs"]
    detail-type = ["ECS Deployment State Change"]
    detail      = { eventName = ["SERVICE_DEPLOYMENT_FAILED"] }
  })
}

resource "aws_cloudwatch_event_target" "x" {
  rule = aws_cloudwatch_event_rule.r.name
  arn  = aws_sns_topic.t.arn

  input_transformer {
    input_paths = {
      svc    = "$.resources[0]"
      reason = "$.detail.reason"
      id     = "$.detail.deploymentId"
    }

    input_template = <<-JSON
      {
        "version": "1.0",
        "source": "custom",
        "content": {
          "textType": "client-markdown",
          "title": ":boom: deployment failed",
          "description": "*Service* <svc>\n*Why* <reason>\n*Deployment* <id>"
        }
      }
    JSON
  }
}

resource "aws_iam_role" "chat" {
  name = "chat-alerts"
  assume_role_policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Effect = "Allow", Action = "sts:AssumeRole", Principal = { Service = "chatbot.amazonaws.com" } }]
  })
}

resource "aws_chatbot_slack_channel_configuration" "c" {
  configuration_name = "deploys"
  iam_role_arn       = aws_iam_role.chat.arn
  slack_channel_id   = "C04DEPLOYS1"
  slack_team_id      = "T04ACMECORP"
  sns_topic_arns     = [aws_sns_topic.t.arn]
}
