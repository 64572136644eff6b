provider "aws" {
  region = "eu-west-1"
}

variable "topic" {
  type = string
}

resource "aws_sns_topic_subscription" "oncall" {
  topic_arn = "arn:aws:sns:eu-west-1:111122223333:alerts"
  protocol  = "email"
  endpoint  = "oncall@example.com"
}

resource "aws_sns_topic_policy" "alerts" {
  arn = var.topic

  policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Effect = "Allow", Principal = { Service = "events.amazonaws.com" }, Action = "sns:Publish", Resource = "*" }]
  })
}
