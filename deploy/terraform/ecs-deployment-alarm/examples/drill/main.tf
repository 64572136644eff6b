terraform {
  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = ">= 5.61, < 7.0"
    }
  }
}

provider "aws" {
  region = "ap-northeast-2"
}

# The metrics of Chatbot are in us-east-1.
provider "aws" {
  alias  = "us_east_1"
  region = "us-east-1"
}

module "alarm" {
  source    = "../.."
  providers = { aws = aws, aws.us_east_1 = aws.us_east_1 }

  slack_team_id = "T0A1B2C3D"
  channels      = { deployments = "C0A1B2C3D4E" }
  watched_by    = ["oncall@example.com"]
}

variable "subnets" {
  description = "Subnets from which public.ecr.aws can be reached."
  type        = list(string)
  default     = ["subnet-0a1b2c3d4e5f60718"]
}

# A service that cannot start: ECS declares its first deployment failed, after some minutes. `terraform apply -replace=aws_ecs_service.drill` does it again.
resource "aws_ecs_cluster" "drill" {
  name = "drill"
}

resource "aws_iam_role" "execution" {
  name = "drill-execution"

  assume_role_policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Effect = "Allow", Principal = { Service = "ecs-tasks.amazonaws.com" }, Action = "sts:AssumeRole" }]
  })
}

resource "aws_ecs_task_definition" "drill" {
  family                   = "drill"
  requires_compatibilities = ["FARGATE"]
  network_mode             = "awsvpc"
  cpu                      = "256"
  memory                   = "512"
  execution_role_arn       = aws_iam_role.execution.arn

  container_definitions = jsonencode([{
    name      = "drill"
    image     = "public.ecr.aws/docker/library/busybox:stable"
    command   = ["sh", "-c", "exit 1"]
    essential = true
  }])
}

resource "aws_ecs_service" "drill" {
  name            = "drill"
  cluster         = aws_ecs_cluster.drill.arn
  task_definition = aws_ecs_task_definition.drill.arn
  desired_count   = 1
  launch_type     = "FARGATE"

  network_configuration {
    subnets          = var.subnets
    assign_public_ip = true
  }

  deployment_circuit_breaker {
    enable   = true
    rollback = true
  }
}
