data "aws_caller_identity" "current" {}

data "terraform_remote_state" "services" {
  backend = "s3"
  config  = { bucket = "acme-state", key = "services", region = "ap-northeast-2" }
}

output "topic_arn" {
  value = aws_sns_topic.ecs_deploy_events.arn
}
