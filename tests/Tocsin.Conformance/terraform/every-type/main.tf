# Every resource type of the chain, with the arguments that people set. `changed` is the second state, which an update reaches.
terraform {
  required_providers {
    aws = { source = "hashicorp/aws" }
  }
}

provider "aws" {
  region = "eu-west-1"

  default_tags {
    tags = { managed = "terraform" }
  }
}

variable "changed" {
  type    = bool
  default = false
}

locals {
  word = var.changed ? "second" : "first"
  tags = var.changed ? { stage = "second", added = "yes" } : { stage = "first", dropped = "yes" }
}

data "aws_caller_identity" "current" {}

data "aws_iam_policy_document" "trust" {
  statement {
    actions = ["sts:AssumeRole"]

    principals {
      type        = "Service"
      identifiers = ["chatbot.amazonaws.com", "events.amazonaws.com"]
    }
  }
}

resource "aws_iam_role" "one" {
  name                 = "every-type"
  description          = local.word
  assume_role_policy   = data.aws_iam_policy_document.trust.json
  max_session_duration = var.changed ? 7200 : 3600
  permissions_boundary = var.changed ? aws_iam_policy.one.arn : null
  tags                 = local.tags
}

resource "aws_iam_policy" "one" {
  name        = "every-type"
  description = "A policy with versions"
  tags        = local.tags

  policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Effect = "Allow", Action = var.changed ? ["sns:*"] : ["sns:Publish"], Resource = "*" }]
  })
}

resource "aws_iam_role_policy" "one" {
  name = "inline"
  role = aws_iam_role.one.id

  policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Effect = "Allow", Action = "logs:*", Resource = "*", Sid = local.word }]
  })
}

resource "aws_iam_role_policy_attachment" "own" {
  role       = aws_iam_role.one.name
  policy_arn = aws_iam_policy.one.arn
}

resource "aws_iam_role_policy_attachment" "managed" {
  role       = aws_iam_role.one.name
  policy_arn = "arn:aws:iam::aws:policy/ReadOnlyAccess"
}

resource "aws_sns_topic" "one" {
  name                          = "every-type"
  display_name                  = local.word
  sqs_success_feedback_role_arn = var.changed ? aws_iam_role.one.arn : null
  tags                          = local.tags

  delivery_policy = jsonencode({
    http = {
      defaultHealthyRetryPolicy = {
        minDelayTarget = 20, maxDelayTarget = 20, numRetries = var.changed ? 5 : 3, numMaxDelayRetries = 0, numNoDelayRetries = 0,
        numMinDelayRetries = 0, backoffFunction = "linear"
      }
    }
  })
}

resource "aws_sns_topic_policy" "one" {
  arn = aws_sns_topic.one.arn

  policy = jsonencode({
    Version = "2012-10-17"
    Id      = local.word
    Statement = [{
      Sid       = "Events"
      Effect    = "Allow"
      Principal = { Service = "events.amazonaws.com" }
      Action    = "sns:Publish"
      Resource  = aws_sns_topic.one.arn
      Condition = { StringEquals = { "aws:SourceAccount" = data.aws_caller_identity.current.account_id } }
    }]
  })
}

resource "aws_sns_topic_subscription" "queue" {
  topic_arn            = aws_sns_topic.one.arn
  protocol             = "sqs"
  endpoint             = aws_sqs_queue.one.arn
  raw_message_delivery = var.changed
  filter_policy_scope  = "MessageBody"
  filter_policy        = jsonencode({ severity = [local.word] })
}

resource "aws_sqs_queue" "dead" {
  name = "every-type-dead"
}

resource "aws_sqs_queue" "one" {
  name                       = "every-type"
  visibility_timeout_seconds = var.changed ? 60 : 30
  message_retention_seconds  = 86400
  receive_wait_time_seconds  = var.changed ? 10 : 0
  tags                       = local.tags

  redrive_policy = jsonencode({
    deadLetterTargetArn = aws_sqs_queue.dead.arn
    maxReceiveCount     = var.changed ? 5 : 3
  })
}

resource "aws_sqs_queue" "fifo" {
  name                        = "every-type.fifo"
  fifo_queue                  = true
  content_based_deduplication = var.changed
}

resource "aws_sqs_queue_policy" "one" {
  queue_url = aws_sqs_queue.one.id

  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Sid       = local.word
      Effect    = "Allow"
      Principal = { Service = "sns.amazonaws.com" }
      Action    = "sqs:SendMessage"
      Resource  = aws_sqs_queue.one.arn
      Condition = { ArnEquals = { "aws:SourceArn" = aws_sns_topic.one.arn } }
    }]
  })
}

resource "aws_cloudwatch_event_bus" "one" {
  name = "every-type"
  tags = local.tags
}

resource "aws_cloudwatch_event_permission" "one" {
  event_bus_name = aws_cloudwatch_event_bus.one.name
  principal      = "444455556666"
  statement_id   = "other"
}

resource "aws_cloudwatch_event_rule" "one" {
  name           = "every-type"
  description    = local.word
  event_bus_name = aws_cloudwatch_event_bus.one.name
  event_pattern  = jsonencode({ source = ["shop"], detail = { stage = [local.word, { prefix = "<&>" }] } })
  state          = var.changed ? "DISABLED" : "ENABLED"
  tags           = local.tags
}

resource "aws_cloudwatch_event_target" "topic" {
  rule           = aws_cloudwatch_event_rule.one.name
  event_bus_name = aws_cloudwatch_event_bus.one.name
  arn            = aws_sns_topic.one.arn
  target_id      = "topic"

  input_transformer {
    input_paths    = { stage = "$.detail.stage" }
    input_template = "{\n  \"stage\": <stage>, \"word\": \"${local.word}\"\n}\n"
  }

  retry_policy {
    maximum_event_age_in_seconds = var.changed ? 120 : 60
    maximum_retry_attempts       = 3
  }

  dead_letter_config {
    arn = aws_sqs_queue.dead.arn
  }
}

resource "aws_cloudwatch_event_target" "log" {
  rule           = aws_cloudwatch_event_rule.one.name
  event_bus_name = aws_cloudwatch_event_bus.one.name
  arn            = aws_cloudwatch_log_group.one.arn
  target_id      = "log"
}

resource "aws_cloudwatch_log_group" "one" {
  name              = "/every/type"
  retention_in_days = var.changed ? 14 : 7
  tags              = local.tags
}

resource "aws_cloudwatch_log_resource_policy" "one" {
  policy_name = "every-type"

  policy_document = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Principal = { Service = "events.amazonaws.com" }
      Action    = ["logs:CreateLogStream", "logs:PutLogEvents"]
      Resource  = var.changed ? "*" : "${aws_cloudwatch_log_group.one.arn}:*"
    }]
  })
}

resource "aws_cloudwatch_metric_alarm" "one" {
  alarm_name          = "every-type"
  alarm_description   = local.word
  namespace           = "AWS/Events"
  metric_name         = "FailedInvocations"
  dimensions          = { RuleName = "every-type" }
  statistic           = "Sum"
  period              = 60
  evaluation_periods  = 1
  threshold           = var.changed ? 2 : 1
  comparison_operator = "GreaterThanOrEqualToThreshold"
  treat_missing_data  = "notBreaching"
  alarm_actions       = [aws_sns_topic.one.arn]
  tags                = local.tags
}

resource "aws_cloudwatch_composite_alarm" "one" {
  alarm_name        = "every-type-both"
  alarm_description = local.word
  alarm_rule        = "ALARM(\"${aws_cloudwatch_metric_alarm.one.alarm_name}\")"
  tags              = local.tags
}

resource "aws_chatbot_slack_channel_configuration" "one" {
  configuration_name    = "every-type"
  iam_role_arn          = aws_iam_role.one.arn
  slack_channel_id      = "C0A1B2C3D4E"
  slack_team_id         = "T0A1B2C3D"
  sns_topic_arns        = [aws_sns_topic.one.arn]
  guardrail_policy_arns = var.changed ? ["arn:aws:iam::aws:policy/ReadOnlyAccess"] : ["arn:aws:iam::aws:policy/AWSDenyAll"]
  logging_level         = var.changed ? "INFO" : "ERROR"
  tags                  = local.tags
}

resource "aws_chatbot_teams_channel_configuration" "one" {
  configuration_name    = "every-type-teams"
  iam_role_arn          = aws_iam_role.one.arn
  channel_id            = "19%3aabc%40thread.tacv2"
  team_id               = "00000000-0000-4000-8000-000000000000"
  tenant_id             = "00000000-0000-4000-8000-000000000000"
  sns_topic_arns        = [aws_sns_topic.one.arn]
  guardrail_policy_arns = var.changed ? ["arn:aws:iam::aws:policy/ReadOnlyAccess"] : ["arn:aws:iam::aws:policy/AWSDenyAll"]
  logging_level         = var.changed ? "INFO" : "ERROR"
  tags                  = local.tags
}
