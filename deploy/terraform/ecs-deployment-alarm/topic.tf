resource "aws_sns_topic" "this" {
  count = var.existing_topic == null ? 1 : 0

  name              = var.name
  kms_master_key_id = one(aws_kms_key.this[*].arn)
}

locals {
  # The topic's own default policy does not admit EventBridge.
  topic_statement = {
    Sid       = "${replace(var.name, "-", "")}Rules"
    Effect    = "Allow"
    Principal = { Service = "events.amazonaws.com" }
    Action    = "sns:Publish"
    Resource  = local.topic_arn
    Condition = {
      StringEquals = { "aws:SourceAccount" = data.aws_caller_identity.current.account_id }
      ArnEquals    = { "aws:SourceArn" = values(aws_cloudwatch_event_rule.this)[*].arn }
    }
  }
}

resource "aws_sns_topic_policy" "this" {
  count = var.existing_topic == null ? 1 : 0

  arn    = aws_sns_topic.this[0].arn
  policy = jsonencode({ Version = "2012-10-17", Statement = [local.topic_statement] })
}
