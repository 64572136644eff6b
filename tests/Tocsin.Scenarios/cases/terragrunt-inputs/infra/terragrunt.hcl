inputs = {
  topic   = "ecs-deploy-events-topic"
  channel = "C07ABCDE123"
}
