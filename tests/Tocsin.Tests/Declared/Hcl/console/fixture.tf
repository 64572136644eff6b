# What the recorded expressions may refer to.
locals {
  list    = tolist(["a", "b", "c"])
  numbers = tolist([3, 1, 2])
  set     = toset(["b", "a"])
  map     = tomap({ one = "1", two = "2" })
  tuple   = ["x", 2, true]
  object  = { name = "alerts", ports = [80, 443], tags = { team = "ops" }, "odd key" = 1 }
  objects = [{ name = "a", id = 1, sub = [{ v = 1 }, { v = 2 }] }, { name = "b", id = 2, sub = [] }]
  same    = tolist([{ name = "a", id = 1 }, { name = "b", id = 2 }])
  empty   = []
  nothing = null
  text    = "prod"
  number  = 7
  yes     = true
  no      = false
  none    = tolist([])
  nomap   = {}
}
