#!/usr/bin/env python3
"""What failed deployments of many services cost a server:   bench/services.py EXECUTABLE [SERVICES] [TASKS OF EACH]

The article's alarm, services on a scripted world and a store on disk. Each is deployed, then a revision that crashes is, each breaker trips
and rolls back; then all stand still. CPU is the server's own, by /proc. Ends with 1 where a service costs more than 50 ms for its
deployment, or 50 µs a second standing still. Needs boto3.
"""
import os
import re
import subprocess
import sys
import tempfile
import time

import boto3

BREAKER = {"deploymentCircuitBreaker": {"enable": True, "rollback": True}}
ARTICLE = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "samples", "article")


def seconds(process):
    with open(f"/proc/{process.pid}/stat", encoding="ascii") as stat:
        fields = stat.read().rsplit(")", 1)[1].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def rolled(ecs, services, images):
    """Whether every service has one deployment, complete, of the image."""
    for at in range(0, services, 10):
        names = [f"s{i}" for i in range(at, min(at + 10, services))]
        for found in ecs.describe_services(cluster="prod", services=names)["services"]:
            only = found["deployments"]
            if len(only) != 1 or only[0]["rolloutState"] != "COMPLETED" or not only[0]["taskDefinition"].endswith(images):
                return False
    return True


def until(condition):
    while not condition():
        time.sleep(1)


def main(executable, services=200, tasks=5):
    with tempfile.TemporaryDirectory() as data:
        server = subprocess.Popen(
            [executable, "serve", "--port", "0", "--data", data, "--tasks", "scripted", "--time-scale", "20", ARTICLE],
            stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
        try:
            url = next(m[0] for line in server.stdout if (m := re.search(r"http://127\.0\.0\.1:\d+", line)))
            ecs = boto3.client(
                "ecs", endpoint_url=url, region_name="ap-northeast-2", aws_access_key_id="test", aws_secret_access_key="test")
            ecs.create_cluster(clusterName="prod")
            for image in ("nginx:1.27", "nginx:crash-on-start"):
                ecs.register_task_definition(family="web", containerDefinitions=[{"name": "web", "image": image}])
            for i in range(services):
                ecs.create_service(
                    cluster="prod", serviceName=f"s{i}", taskDefinition="web:1", desiredCount=tasks, launchType="FARGATE",
                    deploymentConfiguration=BREAKER)
            until(lambda: rolled(ecs, services, "web:1"))
            before = seconds(server)
            for i in range(services):
                ecs.update_service(cluster="prod", service=f"s{i}", taskDefinition="web:2")
            # Nobody asks meanwhile, as asking costs too: a trip and its rollback take half a minute at this pace.
            time.sleep(60)
            deployed = seconds(server) - before
            until(lambda: rolled(ecs, services, "web:1"))
            failed = sum(
                ecs.list_service_deployments(cluster="prod", service=f"s{i}")["serviceDeployments"][0]["status"] == "ROLLBACK_SUCCESSFUL"
                for i in range(services))
            before = seconds(server)
            time.sleep(30)
            idle = seconds(server) - before
            still = idle * 1e6 / 30 / services
            print(f"{services} services of {tasks} tasks, {failed} of them rolled back: {deployed:.2f} s of CPU; "
                  f"standing still {idle * 1000 / 30:.1f} ms of CPU a second, {still:.0f} µs a service")
            return 0 if failed == services and deployed < services / 20 and still <= 50 else 1
        finally:
            server.terminate()
            server.wait()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], *map(int, sys.argv[2:])))
