provider "aws" {
  region = "eu-west-1"
}

variable "admins" {
  type = list(string)
}

resource "aws_kms_key_policy" "alerts" {
  count  = length(var.admins) > 0 ? 1 : 0
  key_id = "1234abcd-12ab-34cd-56ef-1234567890ab"

  policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Effect = "Allow", Principal = "*", Action = "kms:*", Resource = "*" }]
  })
}
