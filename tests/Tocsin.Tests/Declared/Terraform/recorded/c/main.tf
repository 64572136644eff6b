variable "id" { type = string }
variable "from" { default = "nobody" }
output "id" { value = upper(var.id) }
output "from" { value = var.from }
