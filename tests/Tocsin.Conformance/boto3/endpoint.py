"""Subscribes an endpoint of its own, confirms it, publishes and unsubscribes; prints what it got:   endpoint.py ENDPOINT link|token"""
import http.server
import json
import queue
import sys
import threading
import urllib.request

import boto3

posted = queue.Queue()


class Endpoint(http.server.BaseHTTPRequestHandler):
    def do_POST(self):
        body = self.rfile.read(int(self.headers["Content-Length"]))
        posted.put((self.headers["x-amz-sns-message-type"], json.loads(body)))
        self.send_response(200)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def log_message(self, *_):
        pass


def main(endpoint, by):
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Endpoint)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    sns = boto3.client("sns", endpoint_url=endpoint)
    topic = sns.create_topic(Name=f"endpoint-{by}")["TopicArn"]
    pending = sns.subscribe(TopicArn=topic, Protocol="http", Endpoint=f"http://127.0.0.1:{server.server_port}/hook")
    asked = told(pending["SubscriptionArn"])
    if by == "link":
        visit(asked["SubscribeURL"])
    else:
        sns.confirm_subscription(TopicArn=topic, Token=asked["Token"], AuthenticateOnUnsubscribe="true")
    arn = sns.list_subscriptions_by_topic(TopicArn=topic)["Subscriptions"][0]["SubscriptionArn"]
    sns.publish(
        TopicArn=topic, Message="it burns", Subject="fire",
        MessageAttributes={"floor": {"DataType": "Number", "StringValue": "3"}})
    notified = told(arn)
    try:
        visit(notified["UnsubscribeURL"])
        told("ended")
    except urllib.error.HTTPError as refused:
        print(json.dumps({"refused": refused.code}))
        sns.unsubscribe(SubscriptionArn=arn)


def told(about):
    kind, message = posted.get(timeout=30)
    print(json.dumps({"about": about, "kind": kind, "message": message}))
    return message


def visit(url):
    urllib.request.urlopen(url, timeout=30).read()


main(*sys.argv[1:])
