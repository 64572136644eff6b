terraform {
  required_version = ">= 1.5"

  required_providers {
    aws = {
      source = "hashicorp/aws"
      # aws_chatbot_slack_channel_configuration came with 5.61. Version 6 is admitted, and untested.
      version               = ">= 5.61, < 7.0"
      configuration_aliases = [aws.us_east_1]
    }
  }
}
