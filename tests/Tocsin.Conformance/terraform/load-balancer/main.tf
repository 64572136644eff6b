terraform {
  required_providers {
    aws = { source = "hashicorp/aws" }
  }
}

provider "aws" {
  region = "ap-northeast-2"
}

variable "changed" {
  type    = bool
  default = false
}

resource "aws_lb" "this" {
  name               = "shop"
  load_balancer_type = "application"
  internal           = true
  subnets            = ["subnet-605a5cde1a1542c78", "subnet-0b2c5cde1a1542c79"]
  security_groups    = ["sg-0a1b2c3d4e5f60718"]
  idle_timeout       = var.changed ? 120 : 60

  tags = { team = var.changed ? "b" : "a" }
}

resource "aws_lb_target_group" "web" {
  name                 = "web"
  port                 = 8080
  protocol             = "HTTP"
  target_type          = "ip"
  vpc_id               = "vpc-0a1b2c3d4e5f60718"
  deregistration_delay = var.changed ? 60 : 30

  health_check {
    path     = var.changed ? "/ready" : "/health"
    interval = 10
    timeout  = 2
    matcher  = "200-299"
  }
}

resource "aws_lb_listener" "http" {
  load_balancer_arn = aws_lb.this.arn
  port              = var.changed ? 81 : 80
  protocol          = "HTTP"

  default_action {
    type             = "forward"
    target_group_arn = aws_lb_target_group.web.arn
  }
}

resource "aws_lb_listener_rule" "maintenance" {
  listener_arn = aws_lb_listener.http.arn
  priority     = 10

  action {
    type = "fixed-response"

    fixed_response {
      content_type = "text/plain"
      message_body = var.changed ? "later" : "soon"
      status_code  = "503"
    }
  }

  condition {
    path_pattern {
      values = ["/maintenance/*"]
    }
  }
}

resource "aws_ecs_account_setting_default" "insights" {
  name  = "containerInsights"
  value = var.changed ? "enhanced" : "enabled"
}

resource "aws_ecs_cluster" "this" {
  name = "shop"
}

resource "aws_ecs_task_definition" "web" {
  family                   = "web"
  requires_compatibilities = ["FARGATE"]
  network_mode             = "awsvpc"
  cpu                      = 256
  memory                   = 512

  container_definitions = jsonencode([{
    name         = "web"
    image        = "web:1"
    essential    = true
    portMappings = [{ containerPort = 8080 }]
  }])
}

resource "aws_ecs_service" "web" {
  name                              = "web"
  cluster                           = aws_ecs_cluster.this.id
  task_definition                   = aws_ecs_task_definition.web.arn
  desired_count                     = 1
  launch_type                       = "FARGATE"
  wait_for_steady_state             = true
  health_check_grace_period_seconds = var.changed ? 30 : 60

  network_configuration {
    subnets = ["subnet-605a5cde1a1542c78"]
  }

  load_balancer {
    target_group_arn = aws_lb_target_group.web.arn
    container_name   = "web"
    container_port   = 8080
  }

  depends_on = [aws_lb_listener.http]
}
