topic = "ecs-deploy-events-topic"
