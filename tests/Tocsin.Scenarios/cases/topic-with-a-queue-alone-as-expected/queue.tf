resource "aws_sqs_queue" "deployments" {
  name = "deployments"
}

resource "aws_sns_topic_subscription" "deployments" {
  topic_arn = aws_sns_topic.ecs_deploy_events.arn
  protocol  = "sqs"
  endpoint  = aws_sqs_queue.deployments.arn
}
