provider "aws" {
  region = "eu-west-1"
}

locals {
  prefix = aws_sns_topic.none.name
}

resource "aws_sns_topic_policy" "alarms" {
  count  = 12
  arn    = "${local.prefix}-${count.index}"
  policy = "{}"
}

resource "aws_sqs_queue" "few" {
  count = 2
  name  = "${data.aws_sqs_queue.other.name}-${count.index}"
}
