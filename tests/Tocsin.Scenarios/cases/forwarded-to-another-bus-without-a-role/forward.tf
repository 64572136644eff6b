resource "aws_cloudwatch_event_bus" "ops" {
  name = "ops"
}

resource "aws_cloudwatch_event_rule" "all" {
  name          = "all-of-ecs"
  event_pattern = jsonencode({ source = ["aws.ecs"] })
}

resource "aws_cloudwatch_event_target" "ops" {
  rule = aws_cloudwatch_event_rule.all.name
  arn  = aws_cloudwatch_event_bus.ops.arn
}
