variable "name" { type = string }
variable "config" {
  type = object({ n = number, tags = optional(list(string), ["default"]), deep = optional(object({ z = optional(bool, true) }), {}) })
}
variable "peers" { type = list(string) }
variable "maybe" {
  type    = string
  default = null
}
variable "nn" {
  default  = "dflt"
  nullable = false
}
locals { label = format("%s-%d-%s", var.name, var.config.n, join("+", var.peers)) }
output "label" { value = local.label }
output "plain" { value = "plain" }
output "config" { value = var.config }
output "path" { value = path.module }
output "nullable" { value = [var.maybe == null, var.nn, coalesce(var.maybe, "fallback")] }
