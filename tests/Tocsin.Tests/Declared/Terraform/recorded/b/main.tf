variable "items" { type = map(string) }
variable "index" {}
module "inner" {
  source = "../c"
  id     = "inner-${var.index}"
}
output "first" { value = "${module.inner.id}/${element(keys(var.items), var.index)}=${var.items[element(keys(var.items), var.index)]}" }
