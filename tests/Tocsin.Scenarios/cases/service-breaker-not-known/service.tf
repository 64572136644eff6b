variable "breaker" {
  type = bool
}

resource "aws_ecs_service" "payments" {
  name            = "payments"
  cluster         = "prod"
  task_definition = "payments:1"
  desired_count   = 2

  deployment_circuit_breaker {
    enable   = var.breaker
    rollback = true
  }
}

resource "aws_ecs_service" "search" {
  name            = "search"
  cluster         = "prod"
  task_definition = "search:1"
  desired_count   = 2

  dynamic "deployment_circuit_breaker" {
    for_each = var.breaker ? [1] : []
    content {
      enable   = true
      rollback = true
    }
  }
}
