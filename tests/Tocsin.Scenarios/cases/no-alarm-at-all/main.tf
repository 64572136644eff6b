resource "aws_sns_topic" "unrelated" {
  name = "unrelated"
}
