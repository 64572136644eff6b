resource "aws_iam_role" "events" {
  name = "events"
  assume_role_policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Effect = "Allow", Principal = { Service = "events.amazonaws.com" }, Action = "sts:AssumeRole" }]
  })
}

data "aws_iam_policy_document" "publish" {
  statement {
    actions   = ["sns:Publish"]
    resources = [aws_sns_topic.ecs_deploy_events.arn]
  }
}

resource "aws_iam_policy" "publish" {
  name_prefix = "publish-"
  policy      = data.aws_iam_policy_document.publish.json
}

resource "aws_iam_policy_attachment" "publish" {
  name       = "publish"
  roles      = [aws_iam_role.events.name]
  policy_arn = aws_iam_policy.publish.arn
}
