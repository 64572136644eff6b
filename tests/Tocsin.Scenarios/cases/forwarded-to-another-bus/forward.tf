resource "aws_cloudwatch_event_bus" "ops" {
  name = "ops"
}

resource "aws_cloudwatch_event_rule" "all" {
  name          = "all-of-ecs"
  event_pattern = jsonencode({ source = ["aws.ecs"] })
}

resource "aws_cloudwatch_event_target" "ops" {
  rule     = aws_cloudwatch_event_rule.all.name
  arn      = aws_cloudwatch_event_bus.ops.arn
  role_arn = aws_iam_role.forward.arn
}

resource "aws_iam_role" "forward" {
  name               = "forward"
  assume_role_policy = jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Allow", Action = "sts:AssumeRole", Principal = { Service = "events.amazonaws.com" } }] })
}

resource "aws_iam_role_policy" "forward" {
  role   = aws_iam_role.forward.id
  policy = jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Allow", Action = "events:PutEvents", Resource = aws_cloudwatch_event_bus.ops.arn }] })
}
