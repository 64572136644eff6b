resource "aws_cloudwatch_event_rule" "stopped" {
  name          = "ecs-task-stopped"
  event_pattern = jsonencode({ source = ["aws.ecs"], "detail-type" = ["ECS Task State Change"], detail = { lastStatus = ["STOPPED"] } })
}

resource "aws_cloudwatch_event_target" "stopped" {
  rule = aws_cloudwatch_event_rule.stopped.name
  arn  = aws_sns_topic.t.arn
  input_transformer {
    input_paths    = { task = "$.resources[0]", reason = "$.detail.stoppedReason" }
    input_template = <<-JSON
      {"version": "1.0", "source": "custom", "content": {"title": "task stopped", "description": "<task>: <reason>"}}
    JSON
  }
}
