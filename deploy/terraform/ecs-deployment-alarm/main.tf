data "aws_caller_identity" "current" {}

locals {
  topic_arn = var.existing_topic == null ? aws_sns_topic.this[0].arn : var.existing_topic.arn

  # PutEvents refuses aws.ecs to everybody but AWS. The second source lets a drill through the very same rule, target, policy and channel.
  sources = ["aws.ecs", "tocsin.drill"]

  by_an_alarm = [{ wildcard = "*alarm*" }]

  rules = merge(
    {
      failed = {
        title = ":rotating_light: ECS deployment failed"
        # Whatever the rule below does not take is taken here, so that no failure is lost to the wording of a reason.
        detail = merge(
          { eventName = ["SERVICE_DEPLOYMENT_FAILED"] },
          var.tell_alarms ? { reason = [{ "anything-but" = local.by_an_alarm[0] }, { exists = false }] } : {},
        )
      }
    },
    var.tell_alarms ? {
      alarm = {
        title  = ":rotating_light: ECS deployment failed: an alarm went off"
        detail = { eventName = ["SERVICE_DEPLOYMENT_FAILED"], reason = local.by_an_alarm }
      }
    } : {},
    var.tell_rollbacks ? {
      rollback = {
        title  = ":leftwards_arrow_with_hook: ECS rolls back to an older deployment"
        detail = { eventName = ["SERVICE_DEPLOYMENT_IN_PROGRESS"], reason = [{ wildcard = "*rolling back*" }] }
      }
    } : {},
  )
}

resource "aws_cloudwatch_event_rule" "this" {
  for_each = local.rules

  name        = "${var.name}-${each.key}"
  description = "${each.value.title}, to Slack"

  event_pattern = jsonencode({
    source        = local.sources
    "detail-type" = ["ECS Deployment State Change"]
    detail        = each.value.detail
  })
}

resource "aws_cloudwatch_event_target" "this" {
  for_each = local.rules

  rule      = aws_cloudwatch_event_rule.this[each.key].name
  target_id = "slack"
  arn       = local.topic_arn

  # No jsonencode: it writes < as \u003c, and EventBridge then finds no placeholder. The source in the title tells a drill from an alarm.
  input_transformer {
    input_paths = {
      source     = "$.source"
      service    = "$.resources[0]"
      reason     = "$.detail.reason"
      deployment = "$.detail.deploymentId"
      time       = "$.time"
    }
    input_template = <<-EOT
      {
        "version": "1.0",
        "source": "custom",
        "content": {
          "textType": "client-markdown",
          "title": "${each.value.title} (<source>)",
          "description": "*Service:* <service>\n*Reason:* <reason>\n*Deployment:* <deployment>\n*Time:* <time>\n*Console:* https://console.aws.amazon.com/go/view?arn=<service>"
        }
      }
    EOT
  }

  dead_letter_config {
    arn = aws_sqs_queue.dead_letters.arn
  }

  lifecycle {
    precondition {
      condition     = !(var.encrypted && var.existing_topic != null)
      error_message = "The key of a topic that is there already is its owner's: leave encrypted out, or existing_topic."
    }
  }
}
