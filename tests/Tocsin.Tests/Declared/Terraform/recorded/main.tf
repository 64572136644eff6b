locals { teams = { x = { n = 1 }, y = { n = 2, tags = ["p"] } } }
module "a" {
  source   = "./a"
  for_each = local.teams
  name     = each.key
  config   = each.value
  peers    = [for k, v in module.c : v.id]
}
module "b" {
  source = "./b"
  count  = length(module.a) > 1 ? 2 : 0
  items  = { for k, m in module.a : k => m.label }
  index  = count.index
}
module "c" {
  source   = "./c"
  for_each = toset(["q", "r"])
  id       = each.value
  from     = try(module.a["x"].plain, "none")
}
module "off" {
  source = "./c"
  count  = 0
  id     = "never"
}
output "all" { value = { a = module.a, b = module.b, c = module.c } }
output "one" { value = one(module.off[*].id) }
output "splat" { value = module.b[*].first }
output "keys" { value = [keys(module.a), values(module.a)[*].label, length(module.off)] }
output "path" { value = [path.module, path.root, module.a["x"].path, terraform.workspace] }
output "nul" { value = module.a["x"].nullable }
