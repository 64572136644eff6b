terraform {
  required_providers {
    aws = { source = "hashicorp/aws", version = "~> 5.100" }
  }
}

provider "aws" {
  region = "us-east-1"
}

provider "aws" {
  alias  = "tokyo"
  region = "ap-northeast-1"
}

locals {
  teams = {
    payments = "C07PAYMENTS1"
    search   = "C07SEARCH001"
  }
}

module "naming" {
  source = "./modules/naming"
  stage  = "prod"
}

module "alarm" {
  source   = "./modules/alarm"
  for_each = local.teams
  providers = {
    aws.home = aws.tokyo
  }

  name       = "${module.naming.prefix}-${each.key}"
  channel_id = each.value
  service    = module.services.arns[each.key]
}

# The alarms need the services' ARNs, and the services a topic of the alarms: two modules that refer to each other, without a ring.
module "services" {
  source = "./services"
  names  = keys(local.teams)
  topics = [for alarm in module.alarm : alarm.topic_arn]
  providers = {
    aws = aws.tokyo
  }
}

output "topics" {
  value = { for team, alarm in module.alarm : team => alarm.topic_arn }
}
