resource "aws_ecs_cluster" "prod" {
  name = "prod"
}

resource "aws_ecs_task_definition" "payments" {
  family                = "payments"
  container_definitions = jsonencode([{ name = "app", image = "payments:2", essential = true }])
}

resource "aws_ecs_service" "payments" {
  name            = "payments"
  cluster         = aws_ecs_cluster.prod.id
  task_definition = aws_ecs_task_definition.payments.arn
  desired_count   = 2
}
