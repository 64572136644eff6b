variable "channels" {
  type = map(string)
}
