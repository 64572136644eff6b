module "alarm" {
  source  = "acme/deployment-alarm/aws"
  version = "~> 2.0"
}
