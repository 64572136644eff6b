provider "aws" {
  region = "eu-west-1"
}
variable "p" {}
resource "aws_cloudwatch_event_rule" "one" {
  name          = "${var.p}-x"
  event_pattern = jsonencode({ source = ["aws.s3"] })
}
resource "aws_cloudwatch_event_rule" "two" {
  name          = "${var.p}-x"
  event_pattern = jsonencode({ source = ["aws.ecs"] })
}
