resource "aws_lambda_function" "page" {
  function_name = "page"
}

resource "aws_cloudwatch_event_target" "page" {
  rule = aws_cloudwatch_event_rule.ecs_deployment_failed.name
  arn  = aws_lambda_function.page.arn
}
