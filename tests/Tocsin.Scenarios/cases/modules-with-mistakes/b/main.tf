output "topic" {
  value = "none"
}
