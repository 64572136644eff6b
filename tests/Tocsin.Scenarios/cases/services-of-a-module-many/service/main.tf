variable "name" {
}
variable "breaker" {
}
resource "aws_ecs_service" "this" {
  name    = var.name
  cluster = "prod"
  deployment_circuit_breaker {
    enable   = var.breaker
    rollback = true
  }
}
