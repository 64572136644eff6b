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
  role_arn = aws_iam_role.forward.arn
}

resource "aws_iam_role" "forward" {
  name = "to-the-hub"
  assume_role_policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Effect = "Allow", Principal = { Service = "events.amazonaws.com" }, Action = "sts:AssumeRole" }]
  })
}

resource "aws_iam_role_policy" "forward" {
  role = aws_iam_role.forward.name
  policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Effect = "Allow", Action = "events:PutEvents", Resource = "arn:aws:events:eu-west-1:444455556666:event-bus/alarms" }]
  })
}
