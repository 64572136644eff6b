variable "channel_id" {
  type = string
}
