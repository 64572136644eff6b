module "label" {
  source  = "cloudposse/label/null"
  version = "0.25.0"
  name    = "deploys"
}

resource "aws_sns_topic" "alerts" {
  name = module.label.id
}

resource "aws_sns_topic_policy" "alerts" {
  arn = aws_sns_topic.alerts.arn
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Principal = { Service = "events.amazonaws.com" }
      Action    = "sns:Publish"
      Resource  = aws_sns_topic.alerts.arn
      Condition = { ArnLike = { "aws:SourceArn" = aws_cloudwatch_event_rule.failed.arn } }
    }]
  })
}

resource "aws_cloudwatch_event_rule" "failed" {
  name = module.label.id
  event_pattern = jsonencode({
    source = ["aws.ecs"], "detail-type" = ["ECS Deployment State Change"], detail = { eventName = ["SERVICE_DEPLOYMENT_FAILED"] }
  })
}

resource "aws_iam_role" "events" {
  name = "${module.label.id}-events"
  assume_role_policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Effect = "Allow", Principal = { Service = "events.amazonaws.com" }, Action = "sts:AssumeRole" }]
  })
}

resource "aws_iam_role_policy" "events" {
  role = aws_iam_role.events.name
  policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Effect = "Allow", Action = "sns:Publish", Resource = aws_sns_topic.alerts.arn }]
  })
}

resource "aws_cloudwatch_event_target" "alerts" {
  rule     = aws_cloudwatch_event_rule.failed.name
  arn      = aws_sns_topic.alerts.arn
  role_arn = aws_iam_role.events.arn
  input_transformer {
    input_paths    = { service = "$.resources[0]", reason = "$.detail.reason", id = "$.detail.deploymentId" }
    input_template = <<-EOT
      {"version":"1.0","source":"custom","content":{"title":"Deploy failed","description":"<service> <reason> <id>"}}
    EOT
  }
}

resource "aws_chatbot_slack_channel_configuration" "deploys" {
  configuration_name = "deploys"
  iam_role_arn       = "arn:aws:iam::111122223333:role/chat"
  slack_channel_id   = "C07ABCDE123"
  slack_team_id      = "T07ABCDE123"
  sns_topic_arns     = [aws_sns_topic.alerts.arn]
  logging_level      = "ERROR"
}
