variable "guarded" {
  type = bool
}

resource "aws_ecs_service" "api" {
  name            = "api"
  cluster         = "prod"
  task_definition = "api:3"
  desired_count   = 2

  deployment_circuit_breaker {
    enable   = var.guarded
    rollback = true
  }
}
