variable "topic" {
  type = string
}

resource "aws_sns_topic" "ecs_deploy_events" {
  name = var.topic
}

resource "aws_sns_topic_policy" "ecs_deploy_events_policy" {
  arn = aws_sns_topic.ecs_deploy_events.arn

  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Sid       = "AllowEventBridgePublish"
        Effect    = "Allow"
        Principal = { Service = "events.amazonaws.com" }
        Action    = "sns:Publish"
        Resource  = aws_sns_topic.ecs_deploy_events.arn
        Condition = {
          StringEquals = {
            "aws:SourceAccount" = data.aws_caller_identity.current.account_id
          }
        }
      }
    ]
  })
}
