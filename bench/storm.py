#!/usr/bin/env python3
"""When the last of a storm is told:   bench/storm.py EXECUTABLE [SERVICES]

Deployments of so many services fail at once, and all go to one channel: the article's alarm, a store on disk, Chatbot's limits and Slack's
pace as they are. In the same run, Debian's Alertmanager gets an alert for each service and pushes to a webhook, once with its own waits
(group_wait 30 s, group_interval 5 min, all in one group) and once with 1 s each. Ends with 1 where the server takes more than 60 s.
Needs prometheus-alertmanager.
"""
import concurrent.futures
import datetime
import http.client
import http.server
import json
import os
import re
import socket
import sqlite3
import subprocess
import sys
import tempfile
import threading
import time
import uuid

import fsync

ARTICLE = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "samples", "article")
PATIENCE = 600


def post(host, path, body):
    connection = http.client.HTTPConnection(host)
    connection.request("POST", path, json.dumps(body), {"Content-Type": "application/json"})
    answer = connection.getresponse()
    answer.read()
    connection.close()
    if answer.status >= 300:
        raise RuntimeError(f"{host}{path} answered {answer.status}")


def until(condition, since):
    """How long it took."""
    while not condition():
        if time.perf_counter() - since > PATIENCE:
            raise TimeoutError(f"not told within {PATIENCE} s")
        time.sleep(0.05)
    return time.perf_counter() - since


def failed(service):
    now = datetime.datetime.now(datetime.timezone.utc).strftime("%Y-%m-%dT%H:%M:%SZ")
    return {
        "version": "0", "id": str(uuid.uuid4()), "detail-type": "ECS Deployment State Change", "source": "aws.ecs",
        "account": "111122223333", "time": now, "region": "ap-northeast-2",
        "resources": [f"arn:aws:ecs:ap-northeast-2:111122223333:service/shop/{service}"],
        "detail": {
            "eventType": "ERROR", "eventName": "SERVICE_DEPLOYMENT_FAILED", "deploymentId": f"ecs-svc/{uuid.uuid4().int % 10**19:019d}",
            "updatedAt": now, "reason": "ECS deployment circuit breaker: tasks failed to start.",
        },
    }


def tocsin(executable, services, folder):
    with subprocess.Popen(
            [executable, "serve", "--port", "0", "--data", folder, "--slack-pace", "on", ARTICLE],
            stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True) as server:
        try:
            url = next(m[0] for line in server.stdout if (m := re.search(r"http://127\.0\.0\.1:\d+", line)))
            host = url.removeprefix("http://")
            start = time.perf_counter()
            with concurrent.futures.ThreadPoolExecutor(8) as callers:
                list(callers.map(lambda s: post(host, "/_tocsin/events", failed(s)), services))
            store = sqlite3.connect(f"file:{folder}/tocsin.db?mode=ro", uri=True)

            def count(condition):
                return store.execute(f"SELECT count(*) FROM leaving WHERE {condition}").fetchone()[0]

            took = until(lambda: count("state = 1") >= len(services), start)
            return took, count("state = 1 AND carrier IS NULL")
        finally:
            server.terminate()


class Hook(http.server.BaseHTTPRequestHandler):
    def do_POST(self):
        told = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        self.server.pushes += 1
        self.server.told.update(a["labels"]["service"] for a in told["alerts"])
        self.send_response(200)
        self.end_headers()

    def log_message(self, *_):
        pass


def alertmanager(services, folder, waits):
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), Hook) as hook, socket.socket() as free:
        hook.told, hook.pushes = set(), 0
        threading.Thread(target=hook.serve_forever, daemon=True).start()
        free.bind(("127.0.0.1", 0))
        host = f"127.0.0.1:{free.getsockname()[1]}"
        free.close()
        config = os.path.join(folder, "alertmanager.yml")
        with open(config, "w", encoding="utf-8") as file:
            json.dump({
                "route": {"receiver": "hook"} | waits,
                "receivers": [{"name": "hook", "webhook_configs": [{"url": f"http://127.0.0.1:{hook.server_port}/"}]}],
            }, file)
        with subprocess.Popen(
                ["prometheus-alertmanager", f"--config.file={config}", f"--storage.path={folder}/data", f"--web.listen-address={host}",
                 "--cluster.listen-address="], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as server:
            try:
                until(lambda: listens(host), time.perf_counter())
                start = time.perf_counter()
                with concurrent.futures.ThreadPoolExecutor(8) as callers:
                    list(callers.map(
                        lambda s: post(host, "/api/v2/alerts", [{"labels": {"alertname": "DeploymentFailed", "service": s}}]), services))
                return until(lambda: len(hook.told) == len(services), start), hook.pushes
            finally:
                server.terminate()
                hook.shutdown()


def listens(host):
    try:
        connection = http.client.HTTPConnection(host)
        connection.request("GET", "/-/ready")
        return connection.getresponse().status == 200
    except OSError:
        return False


def main(executable, count=40):
    services = [f"s{i}" for i in range(count)]
    with tempfile.TemporaryDirectory() as folder:
        print(fsync.latency(folder), flush=True)
        runs = {
            "tocsin, Slack's pace": lambda at: tocsin(executable, services, at),
            "Alertmanager, its own waits": lambda at: alertmanager(services, at, {}),
            "Alertmanager, waits of 1 s": lambda at: alertmanager(services, at, {"group_wait": "1s", "group_interval": "1s"}),
        }
        took = {}
        for i, (name, run) in enumerate(runs.items()):
            own = os.path.join(folder, str(i))
            os.mkdir(own)
            took[name], messages = run(own)
            print(f"{name}: the last of {count} services is told after {took[name]:.1f} s, in {messages} messages", flush=True)
        return 0 if took["tocsin, Slack's pace"] <= 60 else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], *map(int, sys.argv[2:])))
