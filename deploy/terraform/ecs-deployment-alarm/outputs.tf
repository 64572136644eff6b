output "topic_arn" {
  description = "The topic of the alarm."
  value       = local.topic_arn
}

output "topic_statement" {
  description = "What the policy of an existing topic needs, so that the rules may publish to it."
  value       = local.topic_statement
}

output "rule_arns" {
  description = "The rules, by what they tell: failed, alarm, rollback."
  value       = { for key, rule in aws_cloudwatch_event_rule.this : key => rule.arn }
}

output "dead_letter_queue_url" {
  description = "Where the messages are that could not be delivered."
  value       = aws_sqs_queue.dead_letters.url
}
