#!/usr/bin/env python3
"""How soon a server that was killed is ready again:   bench/restart.py EXECUTABLE [PENDING]

The article's topic, and a Slack that asks to come again in an hour: what is published stays pending. The server is ended by kill -9 and
started again, five times; the time is that from the start of the process to the first answer of /_tocsin/ready that says so.
"""
import http.client
import json
import os
import pathlib
import re
import subprocess
import sys
import tempfile
import threading
import time
import urllib.parse

CALLERS = 16
BATCH = 10
TOPIC = "arn:aws:sns:ap-northeast-2:111122223333:ecs-deploy-events-topic"
ARTICLE = pathlib.Path(__file__).resolve().parent.parent / "samples" / "article"


def start(executable, data):
    begun = time.perf_counter()
    server = subprocess.Popen(
        [executable, "serve", "--port", "0", "--data", data, "--region", "ap-northeast-2", "--chatbot-limits", "off", ARTICLE],
        stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
    for line in server.stdout:
        if found := re.search(r"http://(127\.0\.0\.1:[0-9]+)", line):
            break
    host = found[1]
    while True:
        connection = http.client.HTTPConnection(host)
        connection.request("GET", "/_tocsin/ready")
        if connection.getresponse().status == 200:
            threading.Thread(target=server.stdout.read, daemon=True).start()
            return server, host, (time.perf_counter() - begun) * 1000


def call(connection, path, body):
    connection.request("POST", path, body, {"Content-Type": "application/x-www-form-urlencoded"})
    answer = connection.getresponse()
    text = answer.read()
    assert answer.status == 200, text
    return text


def publish(host, batches):
    connection = http.client.HTTPConnection(host)
    for i in range(batches):
        message = json.dumps({"version": "1.0", "source": "custom", "content": {"title": f"Failed {i}", "description": "of shop/orders"}})
        form = {"Action": "PublishBatch", "Version": "2010-03-31", "TopicArn": TOPIC}
        for n in range(1, BATCH + 1):
            form[f"PublishBatchRequestEntries.member.{n}.Id"] = str(n)
            form[f"PublishBatchRequestEntries.member.{n}.Message"] = message
        call(connection, "/", urllib.parse.urlencode(form))


def main():
    executable, pending = sys.argv[1], int(sys.argv[2]) if len(sys.argv) > 2 else 100_000
    with tempfile.TemporaryDirectory() as data:
        server, host, empty = start(executable, data)
        call(http.client.HTTPConnection(host), "/_tocsin/slack/faults", json.dumps({"retry_after": 3600, "times": 1000}))
        callers = [threading.Thread(target=publish, args=(host, pending // CALLERS // BATCH)) for _ in range(CALLERS)]
        for caller in callers:
            caller.start()
        for caller in callers:
            caller.join()
        times = []
        for _ in range(5):
            server.kill()
            server.wait()
            server, host, took = start(executable, data)
            times.append(took)
        connection = http.client.HTTPConnection(host)
        connection.request("GET", "/_tocsin/status")
        kept = json.loads(connection.getresponse().read())["messages"]["pending"]
        server.kill()
        server.wait()
    times.sort()
    print(f"empty: {empty:.0f} ms; {kept} pending: {times[0]:.0f} to {times[-1]:.0f} ms, median {times[2]:.0f}; load {os.getloadavg()[0]:.0f}")


if __name__ == "__main__":
    main()
