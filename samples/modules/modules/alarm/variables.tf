variable "name" {
  type        = string
  description = "What everything here is called."
  validation {
    condition     = length(var.name) < 40
    error_message = "Keep the name short."
  }
}

variable "channel_id" {
  type = string
}

variable "service" {
  type = string
}

variable "logging" {
  type    = object({ level = optional(string, "ERROR") })
  default = {}
}
