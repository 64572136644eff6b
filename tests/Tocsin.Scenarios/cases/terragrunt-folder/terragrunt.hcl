terraform {
  source = "git::https://example.com/modules.git//alarm?ref=v1"
}

inputs = {
  topic = "ecs-deploy-events-topic"
}
