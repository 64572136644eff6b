variable "name" {
}
variable "states" {
}
resource "aws_cloudwatch_event_rule" "r" {
  name = var.name
  event_pattern = jsonencode({
    source        = ["aws.ecs"]
    "detail-type" = ["ECS Deployment State Change"]
    detail        = { eventName = var.states }
  })
}
