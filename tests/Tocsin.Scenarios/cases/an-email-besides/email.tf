resource "aws_sns_topic_subscription" "oncall" {
  topic_arn = aws_sns_topic.ecs_deploy_events.arn
  protocol  = "email"
  endpoint  = "oncall@example.com"
}
