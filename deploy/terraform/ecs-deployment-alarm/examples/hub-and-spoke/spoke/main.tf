terraform {
  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = ">= 5.61, < 7.0"
    }
  }
}

provider "aws" {
  region              = "ap-northeast-2"
  allowed_account_ids = ["444455556666"]
}

locals {
  hub_bus = "arn:aws:events:ap-northeast-2:111122223333:event-bus/default"
}

# An account with services. It hands its failed deployments to the hub's bus; a drill of this account goes the same way.
resource "aws_cloudwatch_event_rule" "to_the_hub" {
  name        = "ecs-deployments-to-the-hub"
  description = "Failed deployments, to the account that has the Slack channel"

  event_pattern = jsonencode({
    source        = ["aws.ecs", "tocsin.drill"]
    "detail-type" = ["ECS Deployment State Change"]
    detail        = { eventName = ["SERVICE_DEPLOYMENT_FAILED"] }
  })
}

resource "aws_cloudwatch_event_target" "to_the_hub" {
  rule     = aws_cloudwatch_event_rule.to_the_hub.name
  arn      = local.hub_bus
  role_arn = aws_iam_role.to_the_hub.arn

  dead_letter_config {
    arn = aws_sqs_queue.dead_letters.arn
  }
}

resource "aws_iam_role" "to_the_hub" {
  name = "ecs-deployments-to-the-hub"

  assume_role_policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Effect = "Allow", Principal = { Service = "events.amazonaws.com" }, Action = "sts:AssumeRole" }]
  })
}

resource "aws_iam_role_policy" "to_the_hub" {
  name = "put-events"
  role = aws_iam_role.to_the_hub.id

  policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Effect = "Allow", Action = "events:PutEvents", Resource = local.hub_bus }]
  })
}

resource "aws_sqs_queue" "dead_letters" {
  name                      = "ecs-deployments-to-the-hub-dead-letters"
  message_retention_seconds = 1209600
}

resource "aws_sqs_queue_policy" "dead_letters" {
  queue_url = aws_sqs_queue.dead_letters.id

  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Principal = { Service = "events.amazonaws.com" }
      Action    = "sqs:SendMessage"
      Resource  = aws_sqs_queue.dead_letters.arn
      Condition = { ArnEquals = { "aws:SourceArn" = aws_cloudwatch_event_rule.to_the_hub.arn } }
    }]
  })
}
