provider "aws" {
  region = "eu-west-1"
}
module "service" {
  source   = "./service"
  for_each = toset([for i in range(12) : "s${i}"])
  name     = each.key
  breaker  = false
}
