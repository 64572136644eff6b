provider "aws" {
  region = "eu-west-1"
}

resource "aws_cloudwatch_event_rule" "forward" {
  name          = "to-the-hub"
  event_pattern = jsonencode({ source = ["aws.ecs"] })
}

resource "aws_cloudwatch_event_target" "hub" {
  rule     = aws_cloudwatch_event_rule.forward.name
  arn      = "arn:aws:events:eu-west-1:444455556666:event-bus/alarms"
}
