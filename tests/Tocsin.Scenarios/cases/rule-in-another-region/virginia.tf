provider "aws" {
  alias  = "virginia"
  region = "us-east-1"
}
