provider "aws" {
  region = "eu-west-1"
}
module "a" {
  source = "./rule"
  name   = "a"
  states = ["SERVICE_DEPLOYMENT_FAILED", "SERVICE_DEPLOYMENT_DONE"]
}
module "b" {
  source   = "./rule"
  for_each = toset(["x", "y"])
  name     = "b-${each.key}"
  states   = ["SERVICE_DEPLOYMENT_BROKEN"]
}
