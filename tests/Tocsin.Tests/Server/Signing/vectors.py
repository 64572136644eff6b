"""Signs requests with botocore, and writes them beside this file: python3 vectors.py > vectors.jsonl"""
import datetime
import json

import botocore.auth
from botocore.awsrequest import AWSRequest
from botocore.credentials import Credentials

KEY, SECRET = "AKIAEXAMPLE", "c2VjcmV0/of+an example"
NOW = datetime.datetime(2026, 11, 23, 0, 41, 19, tzinfo=datetime.timezone.utc)
botocore.auth.get_current_datetime = lambda *_, **__: NOW

REQUESTS = [
    # what, service, method, target, headers, body, session token, presigned for seconds
    ("a form", "sns", "POST", "/", {"Content-Type": "application/x-www-form-urlencoded; charset=utf-8"}, "Action=ListTopics&Version=2010-03-31", None, None),
    ("JSON", "events", "POST", "/", {"Content-Type": "application/x-amz-json-1.1", "X-Amz-Target": "AWSEvents.ListRules"}, "{}", None, None),
    ("letters beyond ASCII in the body", "events", "POST", "/", {"X-Amz-Target": "AWSEvents.PutEvents"}, '{"Entries":[{"Detail":"{\\"a\\":\\"배포 실패 🚨\\"}"}]}', None, None),
    ("no body", "sts", "GET", "/", {}, "", None, None),
    ("a session", "sts", "POST", "/", {}, "Action=GetCallerIdentity&Version=2011-06-15", "a/token+of=a session", None),
    ("a query out of order", "sns", "GET", "/?b=2&a=1&B=3&a=0", {}, "", None, None),
    ("a query with escapes", "sns", "GET", "/?Message=a%20b%2Fc%26d%3De~f&x=%E1%88%B4", {}, "", None, None),
    ("names that begin alike", "sns", "GET", "/?Param-3=3&Param=2&Param.1=1", {}, "", None, None),
    ("a name without a value", "sns", "GET", "/?marker", {}, "", None, None),
    ("a queue's path", "sqs", "POST", "/111122223333/orders.fifo", {}, "Action=PurgeQueue&Version=2012-11-05", None, None),
    ("a path with an escape", "sqs", "POST", "/a%20b/%E1%88%B4", {}, "", None, None),
    ("dots in the path", "sqs", "GET", "/a/./b/../c//d/", {}, "", None, None),
    ("more dots than folders", "sqs", "GET", "/../../a/..", {}, "", None, None),
    ("spaces in a header", "sns", "POST", "/", {"My-Header": "  a   b  c "}, "", None, None),
    ("a path of REST", "chatbot", "POST", "/create-slack-channel-configuration", {"Content-Type": "application/json"}, '{"a":1}', None, None),
    ("presigned", "sts", "GET", "/?Action=GetCallerIdentity&Version=2011-06-15", {}, "", None, 900),
    ("presigned by a session", "sts", "GET", "/?Action=GetCallerIdentity&Version=2011-06-15", {}, "", "a/token+of=a session", 60),
    ("presigned with a header", "sts", "GET", "/?Action=GetCallerIdentity&Version=2011-06-15", {"x-k8s-aws-id": "cluster"}, "", None, 60),
]

for what, service, method, target, headers, body, token, expires in REQUESTS:
    host = "sns.eu-west-1.amazonaws.com:8443"
    request = AWSRequest(method, f"https://{host}{target}", headers=dict(headers), data=body.encode())
    credentials = Credentials(KEY, SECRET, token)
    if expires is None:
        botocore.auth.SigV4Auth(credentials, service, "eu-west-1").add_auth(request)
    else:
        botocore.auth.SigV4QueryAuth(credentials, service, "eu-west-1", expires).add_auth(request)
    print(json.dumps({
        "what": what, "service": service, "method": method, "target": request.url[len("https://" + host):],
        "headers": [["Host", host]] + [[name, value] for name, value in request.headers.items()],
        "body": body, "token": token,
    }, ensure_ascii=False))
