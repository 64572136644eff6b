provider "aws" {
  region = "ap-northeast-2"
}

data "aws_sns_topic" "alerts" {
  name = "ecs-deploy-events-topic"
}

resource "aws_cloudwatch_event_rule" "ecs_deployment_failed" {
  name        = "ecs-deployment-failed"
  description = "ECS Service Deployment Failed"

  event_pattern = jsonencode({
    "source"      = ["aws.ecs"]
    "detail-type" = ["ECS Deployment State Change"]
    "detail" = {
      "eventName" = ["SERVICE_DEPLOYMENT_FAILED"]
    }
  })
}

resource "aws_cloudwatch_event_target" "ecs_deploy_failed_to_sns" {
  rule      = aws_cloudwatch_event_rule.ecs_deployment_failed.name
  target_id = "ECSDeployFailedSNS"
  arn       = data.aws_sns_topic.alerts.arn

  input_transformer {
    input_paths = {
      deploymentId = "$.detail.deploymentId"
      reason       = "$.detail.reason"
      time         = "$.time"
      resources    = "$.resources[0]"
    }
    input_template = <<-EOT
      {
        "version": "1.0",
        "source": "custom",
        "content": {
          "textType": "client-markdown",
          "title": ":rotating_light: ECS Deployment Failed",
          "description": "*Service:* <resources>\n*Reason:* <reason>\n*Deployment ID:* <deploymentId>\n*Time:* <time>"
        }
      }
    EOT
  }
}
