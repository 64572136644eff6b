resource "aws_ecs_service" "quiet" {
  name            = "quiet"
  cluster         = "prod"
  task_definition = "quiet"
  desired_count   = 2
}

resource "aws_ecs_service" "idle" {
  name            = "idle"
  cluster         = "prod"
  task_definition = "idle"

  deployment_circuit_breaker {
    enable   = true
    rollback = true
  }
}

resource "aws_ecs_service" "stays" {
  name            = "stays"
  cluster         = "prod"
  task_definition = "stays"
  desired_count   = 1

  deployment_circuit_breaker {
    enable   = true
    rollback = false
  }
}
