provider "aws" {
  region = "eu-west-1"
}

resource "awscc_sns_topic" "alarms" {
  topic_name = "alarms"
}

resource "awscc_sns_topic_inline_policy" "alarms" {
  topic_arn = awscc_sns_topic.alarms.topic_arn
  policy_document = jsonencode({
    Statement = [{ Effect = "Allow", Principal = { Service = "events.amazonaws.com" }, Action = "sns:Publish", Resource = awscc_sns_topic.alarms.topic_arn }]
  })
}

resource "awscc_events_rule" "failed" {
  name          = "failed"
  event_pattern = jsonencode({ source = ["aws.ecs"], "detail-type" = ["ECS Deployment State Change"], detail = { eventName = ["SERVICE_DEPLOYMENT_FAILED"] } })
  targets = [{
    id  = "topic"
    arn = awscc_sns_topic.alarms.id
    input_transformer = {
      input_paths_map = { id = "$.detail.deploymentId", why = "$.detail.raeson", service = "$.resources[0]" }
      input_template  = "{\"version\": \"1.0\", \"source\": \"custom\", \"content\": {\"description\": \"<service> <id>: <why>\"}}"
    }
  }]
}

resource "awscc_iam_role" "chatbot" {
  assume_role_policy_document = jsonencode({
    Statement = [{ Effect = "Allow", Principal = { Service = "chatbot.amazonaws.com" }, Action = "sts:AssumeRole" }]
  })
}

resource "awscc_chatbot_slack_channel_configuration" "alarms" {
  configuration_name = "alarms"
  iam_role_arn       = awscc_iam_role.chatbot.arn
  slack_workspace_id = "T0123ABCD45"
  slack_channel_id   = "C0123ABCD45"
  sns_topic_arns     = [awscc_sns_topic.alarms.topic_arn]
  logging_level      = "ERROR"
}

resource "awscc_ecs_cluster" "main" {
  cluster_name = "main"
}

resource "awscc_ecs_task_definition" "payments" {
  family                = "payments"
  container_definitions = [{ name = "app", image = "busybox", essential = true, memory = 64 }]
}

resource "awscc_ecs_service" "payments" {
  service_name    = "payments"
  cluster         = awscc_ecs_cluster.main.id
  task_definition = awscc_ecs_task_definition.payments.id
  desired_count   = 1
  deployment_configuration = {
    deployment_circuit_breaker = { enable = true, rollback = true }
  }
}
