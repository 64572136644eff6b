variable "services" {
  type    = set(string)
  default = ["orders", "payments"]
}

resource "aws_ecs_cluster" "live" {
  name = "live"
}

resource "aws_ecs_task_definition" "each" {
  for_each              = var.services
  family                = each.key
  container_definitions = jsonencode([{ name = "app", image = "${each.key}:1" }])
}

resource "aws_ecs_service" "each" {
  for_each        = var.services
  name            = each.key
  cluster         = aws_ecs_cluster.live.arn
  task_definition = aws_ecs_task_definition.each[each.key].arn
  desired_count   = 3

  deployment_circuit_breaker {
    enable   = each.key == "orders"
    rollback = true
  }
}
