variable "stage" {
  type = string
}

output "prefix" {
  value = "acme-${var.stage}"
}
