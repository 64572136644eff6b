# Names that no parser of a report may take for its own.
resource "aws_cloudwatch_event_rule" "odd" {
  name          = "]]> <script>alert(1)</script> ::error::x | `a` ```b``` %0A 🚨 한국어 \u001b[31m \u202e"
  event_pattern = jsonencode({ source = ["aws.ecs"], "detail-type" = ["<img src=x onerror=alert(1)>"] })
}
