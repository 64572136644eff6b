resource "aws_ecs_service" "payments" {
  name            = "payments"
  cluster         = "prod"
  task_definition = "payments:1"
  desired_count   = 2

  deployment_circuit_breaker {
    enable   = true
    rollback = true
  }
}
