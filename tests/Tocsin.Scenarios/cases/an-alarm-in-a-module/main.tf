module "alarm" {
  source = "./alarm"
}
