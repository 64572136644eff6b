resource "aws_sns_topic_subscription" "chatbot" {
  topic_arn = aws_sns_topic.ecs_deploy_events.arn
  protocol  = "https"
  endpoint  = "https://global.sns-api.chatbot.amazonaws.com"
}
