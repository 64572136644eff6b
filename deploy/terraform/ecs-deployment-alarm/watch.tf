# Who watches the alarm: metrics of its own hops, by e-mail. Not by Chatbot, which may be what is broken.
locals {
  is_watched = length(var.watched_by) > 0

  # https://docs.aws.amazon.com/chatbot/latest/adminguide/monitoring-cloudwatch.html: the metrics of Chatbot are in us-east-1, whatever the region of the topic.
  chatbot_metrics = ["UnsupportedEvents", "MessageDeliveryFailure", "EventsThrottled"]

  watched_channels = local.is_watched ? {
    for pair in setproduct(keys(var.channels), local.chatbot_metrics) : "${pair[0]}-${pair[1]}" => { channel = pair[0], metric = pair[1] }
  } : {}
}

resource "aws_sns_topic" "watch" {
  count = local.is_watched ? 1 : 0

  name = "${var.name}-watch"
}

resource "aws_sns_topic_policy" "watch" {
  count = local.is_watched ? 1 : 0

  arn    = aws_sns_topic.watch[0].arn
  policy = jsonencode({ Version = "2012-10-17", Statement = [merge(local.watch_statement, { Resource = aws_sns_topic.watch[0].arn })] })
}

resource "aws_sns_topic_subscription" "watch" {
  for_each = var.watched_by

  topic_arn = aws_sns_topic.watch[0].arn
  protocol  = "email"
  endpoint  = each.value
}

# An alarm tells topics of its own region only.
resource "aws_sns_topic" "watch_chatbot" {
  count    = local.is_watched ? 1 : 0
  provider = aws.us_east_1

  name = "${var.name}-watch-chatbot"
}

resource "aws_sns_topic_policy" "watch_chatbot" {
  count    = local.is_watched ? 1 : 0
  provider = aws.us_east_1

  arn    = aws_sns_topic.watch_chatbot[0].arn
  policy = jsonencode({ Version = "2012-10-17", Statement = [merge(local.watch_statement, { Resource = aws_sns_topic.watch_chatbot[0].arn })] })
}

resource "aws_sns_topic_subscription" "watch_chatbot" {
  for_each = var.watched_by
  provider = aws.us_east_1

  topic_arn = aws_sns_topic.watch_chatbot[0].arn
  protocol  = "email"
  endpoint  = each.value
}

locals {
  watch_statement = {
    Sid       = "CloudWatchAlarms"
    Effect    = "Allow"
    Principal = { Service = "cloudwatch.amazonaws.com" }
    Action    = "sns:Publish"
    Condition = { StringEquals = { "aws:SourceAccount" = data.aws_caller_identity.current.account_id } }
  }
}

resource "aws_cloudwatch_metric_alarm" "failed_invocations" {
  for_each = { for key, rule in local.rules : key => rule if local.is_watched }

  alarm_name          = "${var.name}-${each.key}-failed-invocations"
  alarm_description   = "EventBridge could not hand a failed deployment to the topic: see the dead-letter queue ${aws_sqs_queue.dead_letters.name}."
  namespace           = "AWS/Events"
  metric_name         = "FailedInvocations"
  dimensions          = { RuleName = aws_cloudwatch_event_rule.this[each.key].name }
  statistic           = "Sum"
  period              = 60
  evaluation_periods  = 1
  comparison_operator = "GreaterThanThreshold"
  threshold           = 0
  treat_missing_data  = "notBreaching"
  alarm_actions       = [aws_sns_topic.watch[0].arn]
}

resource "aws_cloudwatch_metric_alarm" "dead_letters" {
  count = local.is_watched ? 1 : 0

  alarm_name          = "${var.name}-dead-letters"
  alarm_description   = "A failed deployment did not reach Slack. The message's attributes ERROR_CODE and ERROR_MESSAGE say why."
  namespace           = "AWS/SQS"
  metric_name         = "ApproximateNumberOfMessagesVisible"
  dimensions          = { QueueName = aws_sqs_queue.dead_letters.name }
  statistic           = "Maximum"
  period              = 60
  evaluation_periods  = 1
  comparison_operator = "GreaterThanThreshold"
  threshold           = 0
  treat_missing_data  = "notBreaching"
  alarm_actions       = [aws_sns_topic.watch[0].arn]
}

resource "aws_cloudwatch_metric_alarm" "chatbot" {
  for_each = local.watched_channels
  provider = aws.us_east_1

  alarm_name          = "${var.name}-${each.key}"
  alarm_description   = "Chatbot did not post a message: see the log group /aws/chatbot/${var.name}-${each.value.channel} of us-east-1."
  namespace           = "AWS/Chatbot"
  metric_name         = each.value.metric
  dimensions          = { ConfigurationName = aws_chatbot_slack_channel_configuration.this[each.value.channel].configuration_name }
  statistic           = "Sum"
  period              = 60
  evaluation_periods  = 1
  comparison_operator = "GreaterThanThreshold"
  threshold           = 0
  treat_missing_data  = "notBreaching"
  alarm_actions       = [aws_sns_topic.watch_chatbot[0].arn]
}
