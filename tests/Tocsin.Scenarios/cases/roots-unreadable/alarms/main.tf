resource "aws_sns_topic" "deploys" {
  name = "deploys"
}
