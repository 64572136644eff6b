resource "aws_sns_topic" "elsewhere" {
  name = var.none
}
