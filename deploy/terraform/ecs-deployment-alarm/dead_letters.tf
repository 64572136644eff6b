# What EventBridge could not deliver, for fourteen days, with the reason in the attributes ERROR_CODE and ERROR_MESSAGE.
resource "aws_sqs_queue" "dead_letters" {
  name                      = "${var.name}-dead-letters"
  message_retention_seconds = 1209600
  sqs_managed_sse_enabled   = var.encrypted ? null : true
  kms_master_key_id         = one(aws_kms_key.this[*].arn)
}

resource "aws_sqs_queue_policy" "dead_letters" {
  queue_url = aws_sqs_queue.dead_letters.id

  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Sid       = "UndeliveredEvents"
      Effect    = "Allow"
      Principal = { Service = "events.amazonaws.com" }
      Action    = "sqs:SendMessage"
      Resource  = aws_sqs_queue.dead_letters.arn
      Condition = { ArnEquals = { "aws:SourceArn" = values(aws_cloudwatch_event_rule.this)[*].arn } }
    }]
  })
}
