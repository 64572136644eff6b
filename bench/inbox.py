#!/usr/bin/env python3
"""How long a message takes from the event that was put to the inbox:   bench/inbox.py EXECUTABLE [EVENTS_A_SECOND]

128 rules, topics and channels; events are put one a call to random ones at an even rate, for ten seconds. The times are the server's own:
when the event was decided, and when the message was settled. Needs boto3.
"""
import http.client
import json
import random
import re
import sqlite3
import subprocess
import sys
import tempfile
import threading
import time

import boto3

import fsync

CHANNELS = 128
CALLERS = 4
TEMPLATE = '{"version":"1.0","source":"custom","content":{"title":"Failed","description":"<r>"}}'
HEADERS = {
    "Content-Type": "application/x-amz-json-1.1",
    "X-Amz-Target": "AWSEvents.PutEvents",
    "X-Amz-Date": "20261130T000000Z",
    "Authorization": "AWS4-HMAC-SHA256 Credential=111122223333/20261130/us-east-1/events/aws4_request, SignedHeaders=host, Signature=0",
}


def allow(principal, action, resource=None):
    statement = {"Effect": "Allow", "Principal": {"Service": principal}, "Action": action}
    return json.dumps({"Version": "2012-10-17", "Statement": [statement | ({"Resource": resource} if resource else {})]})


def make(url):
    events, sns, chatbot, iam = (
        boto3.client(s, endpoint_url=url, region_name="us-east-1", aws_access_key_id="111122223333", aws_secret_access_key="x")
        for s in ("events", "sns", "chatbot", "iam"))
    role = iam.create_role(RoleName="chatbot", AssumeRolePolicyDocument=allow("chatbot.amazonaws.com", "sts:AssumeRole"))["Role"]["Arn"]
    for i in range(CHANNELS):
        topic = sns.create_topic(Name=f"t{i}")["TopicArn"]
        sns.set_topic_attributes(
            TopicArn=topic, AttributeName="Policy", AttributeValue=allow("events.amazonaws.com", "sns:Publish", topic))
        chatbot.create_slack_channel_configuration(
            SlackTeamId="T0123456789", SlackChannelId=f"C{i:09d}", ConfigurationName=f"c{i}", IamRoleArn=role, SnsTopicArns=[topic])
        events.put_rule(Name=f"r{i}", EventPattern=json.dumps({"source": [f"app.{i}"]}))
        transformer = {"InputPathsMap": {"r": "$.detail.reason"}, "InputTemplate": TEMPLATE}
        events.put_targets(Rule=f"r{i}", Targets=[{"Id": "1", "Arn": topic, "InputTransformer": transformer}])


def put(host, rate, seconds):
    def call():
        connection, start, sent = http.client.HTTPConnection(host), time.perf_counter(), 0
        while time.perf_counter() - start < seconds:
            time.sleep(max(0, start + sent * CALLERS / rate - time.perf_counter()))
            entry = {"Source": f"app.{random.randrange(CHANNELS)}", "DetailType": "x", "Detail": '{"reason":"r"}'}
            connection.request("POST", "/", json.dumps({"Entries": [entry]}), HEADERS)
            connection.getresponse().read()
            sent += 1

    callers = [threading.Thread(target=call) for _ in range(CALLERS)]
    for caller in callers:
        caller.start()
    for caller in callers:
        caller.join()


def main():
    rate = int(sys.argv[2]) if len(sys.argv) > 2 else 1000
    with tempfile.TemporaryDirectory() as data:
        arguments = ["serve", "--port", "0", "--data", data, "--chatbot-limits", "off", "--slack-pace", "off"]
        server = subprocess.Popen([sys.argv[1], *arguments], stdout=subprocess.PIPE, text=True)
        try:
            url = re.search(r"http://[0-9.:]+", server.stdout.readline()).group(0)
            make(url)
            print(fsync.latency(data), flush=True)
            host = url.removeprefix("http://")
            put(host, rate, 2)
            time.sleep(2)
            store = sqlite3.connect(f"{data}/tocsin.db")
            before = store.execute("SELECT max(id) FROM leaving").fetchone()[0]
            put(host, rate, 10)
            time.sleep(3)
            rows = store.execute("SELECT at, settled FROM leaving WHERE id > ? AND state = 1", (before,)).fetchall()
            took = sorted((settled - at) / 10_000 for at, settled in rows)
            waiting = store.execute("SELECT count(*) FROM leaving WHERE state = 0").fetchone()[0]
            print(f"{len(took)} messages over {CHANNELS} channels in 10 s: p50 {took[len(took) // 2]:.2f} ms, "
                  f"p99 {took[len(took) * 99 // 100]:.2f} ms, longest {took[-1]:.1f} ms; {waiting} still wait")
        finally:
            server.terminate()
            server.wait()


if __name__ == "__main__":
    main()
