provider "aws" {
  region = "eu-west-1"
}

module "alarm" {
  source     = "acme/deployment-alarm/aws"
  version    = "~> 2.0"
  channel_id = "C07ALERTS01"
}

module "label" {
  source  = "cloudposse/label/null"
  version = "0.25.0"
}
