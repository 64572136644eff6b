terraform {
  required_providers {
    aws = { source = "hashicorp/aws" }
  }
}

variable "names" {
  type = set(string)
}

variable "topics" {
  type = list(string)
}

resource "aws_ecs_cluster" "main" {
  name = "prod"
}

resource "aws_ecs_service" "this" {
  for_each        = var.names
  name            = each.key
  cluster         = aws_ecs_cluster.main.id
  task_definition = "${each.key}:1"
  desired_count   = 2
  tags            = { topics = join(" ", var.topics) }

  deployment_circuit_breaker {
    enable   = true
    rollback = true
  }
}

output "arns" {
  value = { for name in var.names : name => "arn:aws:ecs:ap-northeast-1:111122223333:service/prod/${name}" }
}
