resource "aws_iam_role" "events" {
  name = "publisher"

  assume_role_policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Effect = "Allow", Principal = { Service = "events.amazonaws.com" }, Action = "sts:AssumeRole" }]
  })
}

resource "aws_iam_role_policy" "events" {
  role = aws_iam_role.events.id

  policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [
      { Effect = "Allow", Action = "sns:Publish", Resource = aws_sns_topic.ecs_deploy_events.arn },
      { Effect = "Deny", Action = "sns:*", Resource = "*", Condition = { StringEquals = { "aws:RequestedRegion" = ["ap-northeast-2", "us-east-1"] } } },
    ]
  })
}
