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

resource "aws_cloudwatch_event_rule" "stopped_tasks" {
  name           = "stopped-tasks"
  event_bus_name = aws_cloudwatch_event_bus.ops.name
  event_pattern  = jsonencode({ "detail-type" = ["ECS Task State Change"] })
}
