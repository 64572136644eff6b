provider "aws" {
  region = "eu-west-1"
}
resource "aws_cloudwatch_event_rule" "r" {
  name = "failed"
  event_pattern = jsonencode({
    source        = ["aws.ecs"]
    "detail-type" = ["ECS Deployment State Change"]
    detail        = { eventName = ["SERVICE_DEPLOYMENT_FAILED"] }
    resources     = [{ prefix = "arn:aws:ecs:us-east-1:111122223333:service/prod/" }]
  })
}
resource "aws_sns_topic" "t" {
  name = "t"
}
resource "aws_cloudwatch_event_target" "x" {
  rule = aws_cloudwatch_event_rule.r.name
  arn  = aws_sns_topic.t.arn
}
