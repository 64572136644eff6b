module "a" {
  source  = "./a"
  nme     = "alerts"
  for_each = toset(["x", "y"])
}

module "missing" {
  source = "./nowhere"
}

module "again" {
  source = "./a/again"
}

module "off" {
  source = "./b"
  count  = 0
}

output "topic" {
  value = [module.a["x"].topic, module.a["y"].topic_arm, module.c.topic, one(module.off[*].topic)]
}
