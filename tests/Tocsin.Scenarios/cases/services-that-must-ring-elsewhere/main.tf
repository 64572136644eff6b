provider "aws" {
  region = "eu-west-1"

  default_tags {
    tags = { team = "pay" }
  }
}
resource "aws_sns_topic" "pay" {
  name = "pay"
}
resource "aws_sns_topic_policy" "pay" {
  arn = aws_sns_topic.pay.arn
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{ Effect = "Allow", Principal = { Service = "events.amazonaws.com" }, Action = "sns:Publish", Resource = aws_sns_topic.pay.arn }]
  })
}
resource "aws_sns_topic" "ops" {
  name = "ops"
}
resource "aws_sns_topic_policy" "ops" {
  arn = aws_sns_topic.ops.arn
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{ Effect = "Allow", Principal = { Service = "events.amazonaws.com" }, Action = "sns:Publish", Resource = aws_sns_topic.ops.arn }]
  })
}
locals {
  services = {
    pay = ["payments"]
    ops = ["invoices", "search"]
  }
}
resource "aws_cloudwatch_event_rule" "pay" {
  name = "pay"
  event_pattern = jsonencode({
    source        = ["aws.ecs"]
    "detail-type" = ["ECS Deployment State Change"]
    resources     = [for s in local.services["pay"] : "arn:aws:ecs:eu-west-1:111122223333:service/prod/${s}"]
    detail        = { eventName = ["SERVICE_DEPLOYMENT_FAILED"] }
  })
}
resource "aws_cloudwatch_event_target" "pay" {
  rule = aws_cloudwatch_event_rule.pay.name
  arn  = aws_sns_topic.pay.arn
  input_transformer {
    input_paths = {
      service = "$.resources[0]"
      reason  = "$.detail.reason"
      id      = "$.detail.deploymentId"
    }
    input_template = <<-T
      {"version":"1.0","source":"custom","content":{"title":"Deploy failed","description":"<service> <reason> <id>"}}
    T
  }
}
resource "aws_chatbot_slack_channel_configuration" "pay" {
  configuration_name    = "pay"
  iam_role_arn          = "arn:aws:iam::111122223333:role/chat"
  slack_channel_id      = "C07PAYMENTS"
  slack_team_id         = "T07ABCDE123"
  sns_topic_arns        = [aws_sns_topic.pay.arn]
  logging_level         = "ERROR"
  guardrail_policy_arns = ["arn:aws:iam::aws:policy/ReadOnlyAccess"]
}
resource "aws_cloudwatch_event_rule" "ops" {
  name = "ops"
  event_pattern = jsonencode({
    source        = ["aws.ecs"]
    "detail-type" = ["ECS Deployment State Change"]
    resources     = [for s in local.services["ops"] : "arn:aws:ecs:eu-west-1:111122223333:service/prod/${s}"]
    detail        = { eventName = ["SERVICE_DEPLOYMENT_FAILED"] }
  })
}
resource "aws_cloudwatch_event_target" "ops" {
  rule = aws_cloudwatch_event_rule.ops.name
  arn  = aws_sns_topic.ops.arn
  input_transformer {
    input_paths = {
      service = "$.resources[0]"
      reason  = "$.detail.reason"
      id      = "$.detail.deploymentId"
    }
    input_template = <<-T
      {"version":"1.0","source":"custom","content":{"title":"Deploy failed","description":"<service> <reason> <id>"}}
    T
  }
}
resource "aws_chatbot_slack_channel_configuration" "ops" {
  configuration_name    = "ops"
  iam_role_arn          = "arn:aws:iam::111122223333:role/chat"
  slack_channel_id      = "C07OPERATIONS"
  slack_team_id         = "T07ABCDE123"
  sns_topic_arns        = [aws_sns_topic.ops.arn]
  logging_level         = "ERROR"
  guardrail_policy_arns = ["arn:aws:iam::aws:policy/ReadOnlyAccess"]
}
resource "aws_ecs_cluster" "prod" {
  name = "prod"
}
resource "aws_ecs_service" "all" {
  for_each        = { payments = {}, invoices = {}, search = { team = "find" } }
  name            = each.key
  cluster         = aws_ecs_cluster.prod.id
  desired_count   = 2
  task_definition = "app:1"
  tags            = each.value

  deployment_circuit_breaker {
    enable   = true
    rollback = true
  }
}
