resource "aws_sns_topic" "a" {
  name = "a"
}
