resource "aws_sns_topic" "alerts" {
  name = "alerts"
}

resource "aws_sns_topic_policy" "alerts" {
  arn = aws_sns_topic.alerts.arn
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect = "Allow", Principal = { Service = "events.amazonaws.com" }, Action = "sns:Publish", Resource = aws_sns_topic.alerts.arn
    }]
  })
}

resource "aws_cloudwatch_event_rule" "failed" {
  name = "deploy-failed"
  event_pattern = jsonencode({
    source = ["aws.ecs"], "detail-type" = ["ECS Deployment State Change"], detail = { eventName = ["SERVICE_DEPLOYMENT_FAILED"] }
  })
}

resource "aws_cloudwatch_event_target" "alerts" {
  rule = aws_cloudwatch_event_rule.failed.name
  arn  = aws_sns_topic.alerts.arn
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

resource "aws_chatbot_slack_channel_configuration" "alerts" {
  configuration_name    = "alerts"
  iam_role_arn          = "arn:aws:iam::111122223333:role/chat"
  slack_channel_id      = "C07ALERTS01"
  slack_team_id         = "T07ABCDE123"
  sns_topic_arns        = [aws_sns_topic.alerts.arn]
  logging_level         = "ERROR"
  guardrail_policy_arns = ["arn:aws:iam::aws:policy/ReadOnlyAccess"]
}

variable "env" {
  type = string
}

resource "random_id" "suffix" {
  byte_length = 4
}

resource "aws_ecs_cluster" "prod" {
  name = "prod"
}

# It rings, whatever its name is.
resource "aws_ecs_service" "api" {
  name            = "${var.env}-api"
  cluster         = aws_ecs_cluster.prod.id
  desired_count   = 2
  task_definition = "api:1"
  tags            = { team = "pay" }

  deployment_circuit_breaker {
    enable   = true
    rollback = true
  }
}

# It is silent, whatever its name is.
resource "aws_ecs_service" "worker" {
  name            = "worker-${random_id.suffix.hex}"
  cluster         = aws_ecs_cluster.prod.id
  desired_count   = 2
  task_definition = "worker:1"
  tags            = { team = "pay" }
}

# Nobody can tell these two by their names, and what becomes of their failures is known all the same.
resource "aws_ecs_service" "short" {
  for_each        = { on = true, off = false }
  name            = substr(var.env, 0, 3)
  cluster         = aws_ecs_cluster.prod.id
  desired_count   = 2
  task_definition = "short:1"

  deployment_circuit_breaker {
    enable   = each.value
    rollback = true
  }
}
