variable "name" {
  type = string
}

variable "breaker" {
  type    = bool
  default = true
}

variable "max" {
  type    = number
  default = 200
}

resource "aws_ecs_service" "this" {
  name                               = var.name
  cluster                            = "prod"
  task_definition                    = "app:1"
  desired_count                      = 1
  deployment_maximum_percent         = var.max
  deployment_minimum_healthy_percent = 100

  deployment_circuit_breaker {
    enable   = var.breaker
    rollback = true
  }
}
