provider "aws" {
  region              = "ap-northeast-2"
  allowed_account_ids = ["123456789012"]
}

data "terraform_remote_state" "alarms" {
  backend = "s3"
  config  = { bucket = "acme-state", key = "alarms", region = "ap-northeast-2" }
}

resource "aws_ecs_cluster" "main" {
  name = "prod"
}

resource "aws_ecs_service" "payments" {
  name            = "payments"
  cluster         = aws_ecs_cluster.main.id
  task_definition = "payments:12"
  desired_count   = 4
  tags            = { alarm = data.terraform_remote_state.alarms.outputs.topic_arn }

  deployment_circuit_breaker {
    enable   = true
    rollback = true
  }
}

resource "aws_ecs_service" "search" {
  name            = "search"
  cluster         = aws_ecs_cluster.main.id
  task_definition = "search:3"
  desired_count   = 2

  deployment_circuit_breaker {
    enable   = true
    rollback = true
  }
}

resource "aws_ecs_service" "batch" {
  name            = "batch"
  cluster         = aws_ecs_cluster.main.id
  task_definition = "batch:7"
  desired_count   = 1
}

resource "aws_ecs_service" "canary" {
  name            = "canary"
  cluster         = aws_ecs_cluster.main.id
  task_definition = "canary:7"
  desired_count   = 1

  deployment_controller {
    type = "CODE_DEPLOY"
  }
}

provider "aws" {
  alias  = "dr"
  region = "us-west-2"
}

resource "aws_ecs_service" "standby" {
  provider        = aws.dr
  name            = "payments"
  cluster         = "dr"
  task_definition = "payments:12"
  desired_count   = 1

  deployment_circuit_breaker {
    enable   = true
    rollback = true
  }
}

output "payments_arn" {
  value = "arn:aws:ecs:ap-northeast-2:123456789012:service/prod/payments"
}
