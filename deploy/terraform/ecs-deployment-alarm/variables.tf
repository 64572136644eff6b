variable "slack_team_id" {
  description = "The workspace's id. Authorize the workspace once in the console of Amazon Q Developer in chat applications, and invite the bot to each channel."
  type        = string

  validation {
    condition     = can(regex("^T[A-Z0-9]{2,}$", var.slack_team_id))
    error_message = "A workspace's id begins with T: Slack shows it in the workspace's details."
  }
}

variable "channels" {
  description = "The channels that ring: a name of your own, and the channel's id. AWS takes one configuration of a channel; several topics go into the one there is. Empty where the topic has its channels already."
  type        = map(string)

  validation {
    condition     = alltrue([for name, id in var.channels : can(regex("^[A-Za-z0-9_-]+$", name)) && can(regex("^[CG][A-Z0-9]{2,}$", id))])
    error_message = "Names are letters, digits, - and _; a channel's id begins with C, or with G: Slack shows it in the channel's details."
  }

  validation {
    condition     = length(distinct(values(var.channels))) == length(var.channels)
    error_message = "One channel stands there twice: AWS refuses a second configuration of a channel."
  }
}

variable "watched_by" {
  description = "E-mail addresses that hear when the alarm itself is broken, by a way that is not Chatbot's. Each must confirm its subscription. Empty: nobody hears of it."
  type        = set(string)
}

variable "name" {
  description = "What the names of all resources begin with."
  type        = string
  default     = "ecs-deployment-alarm"

  validation {
    condition     = can(regex("^[A-Za-z0-9-]{1,40}$", var.name))
    error_message = "At most 40 letters, digits and -: the names of rules, made of it, may have 64."
  }
}

variable "tell_rollbacks" {
  description = "A second message, with a title of its own, when an older deployment begins again after the failure."
  type        = bool
  default     = false
}

variable "tell_alarms" {
  description = "A title of its own for failures that a deployment alarm of CloudWatch decided, not the circuit breaker."
  type        = bool
  default     = false
}

variable "encrypted" {
  description = "A customer-managed key for the topic and the dead-letter queue, which admits EventBridge. AWS's own key for SNS cannot."
  type        = bool
  default     = false
}

variable "existing_topic" {
  description = "A topic that is there already. Its policy stays yours: add the output topic_statement to it."
  type        = object({ arn = string })
  default     = null
}

variable "guardrail_policy_arns" {
  description = "The most that anybody may do from the channel. Without one, AWS takes AdministratorAccess."
  type        = list(string)
  default     = ["arn:aws:iam::aws:policy/AWSDenyAll"]
}
