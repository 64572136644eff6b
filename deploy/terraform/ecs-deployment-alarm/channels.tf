# Chatbot takes this role for what is typed in the channel. It has no permissions: notifications need none.
resource "aws_iam_role" "chatbot" {
  count = length(var.channels) > 0 ? 1 : 0

  name = "${var.name}-chatbot"

  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Principal = { Service = "chatbot.amazonaws.com" }
      Action    = "sts:AssumeRole"
      Condition = { StringEquals = { "aws:SourceAccount" = data.aws_caller_identity.current.account_id } }
    }]
  })
}

resource "aws_chatbot_slack_channel_configuration" "this" {
  for_each = var.channels

  configuration_name    = "${var.name}-${each.key}"
  iam_role_arn          = aws_iam_role.chatbot[0].arn
  guardrail_policy_arns = var.guardrail_policy_arns
  slack_team_id         = var.slack_team_id
  slack_channel_id      = each.value
  sns_topic_arns        = [local.topic_arn]

  # What Chatbot refuses is in the log group /aws/chatbot/NAME of us-east-1, and nowhere else.
  logging_level = "ERROR"
}
