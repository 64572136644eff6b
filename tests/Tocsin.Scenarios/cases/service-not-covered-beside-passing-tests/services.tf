resource "aws_ecs_service" "each" {
  for_each        = toset(["api", "batch"])
  name            = each.key
  cluster         = each.key == "api" ? "prod" : "nightly"
  task_definition = "${each.key}:3"
  desired_count   = 2
  deployment_circuit_breaker {
    enable   = true
    rollback = true
  }
}
