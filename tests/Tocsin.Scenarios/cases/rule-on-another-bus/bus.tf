resource "aws_cloudwatch_event_bus" "deployments" {
  name = "deployments"
}
