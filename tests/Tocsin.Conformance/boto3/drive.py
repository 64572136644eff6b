"""Asks every case of boto3, in order, and prints one line of JSON for each:   drive.py ENDPOINT CASES..."""
import json
import os
import sys
import time

import boto3
import botocore
from botocore.config import Config

CLIENTS = {"elbv2": "elbv2"}


def main(endpoint, paths):
    clients, kept = {}, {"now": int(time.time() * 1000)}
    for path in paths:
        for line in open(path, encoding="utf-8"):
            case = json.loads(line)
            service = case["service"]
            if service not in clients:
                clients[service] = boto3.client(
                    CLIENTS.get(service, service), endpoint_url=endpoint,
                    config=Config(retries={"total_max_attempts": 1}, connect_timeout=5, read_timeout=30))
            print(json.dumps({"operation": f"{service} {case['operation']}", "fault": ask(clients[service], case, kept)}), flush=True)


def ask(client, case, kept):
    """What is wrong with the answer; None where nothing is."""
    try:
        answer = getattr(client, botocore.xform_name(case["operation"]))(**filled(case.get("request", {}), kept))
    except botocore.exceptions.ClientError as error:
        code, message = error.response["Error"]["Code"], error.response["Error"].get("Message")
        return None if code in case.get("errors", []) and is_said(case.get("says"), message) else f"{code}: {message}"
    except Exception as error:  # What the client refuses to send, or cannot read.
        return f"{type(error).__name__}: {error}"
    if "errors" in case:
        return f"not refused with one of {case['errors']}"
    for name, path in case.get("keep", {}).items():
        kept[name] = at(answer, path)
        if kept[name] is None:
            return f"{path} is not in the answer {answer}"
    for path, expected in case.get("expect", {}).items():
        found = at(answer, path)
        if found is None or (expected != "*" and found != filled(expected, kept)):
            return f"{path} is {found!r}, not {filled(expected, kept)!r}"
    return None


def is_said(expected, message):
    """Whether a text is the expected one; one with ^ before it is how it begins."""
    return expected is None or message == expected or (expected[0] == "^" and message.startswith(expected[1:]))


def at(value, path):
    for part in path.split("/"):
        try:
            value = value[int(part)] if isinstance(value, list) else value[part]
        except (KeyError, IndexError, TypeError, ValueError):
            return None
    return value


def filled(value, kept):
    if isinstance(value, str):
        if value.startswith("${") and value[2:-1] in kept:
            return kept[value[2:-1]]
        for name, text in kept.items():
            value = value.replace("${" + name + "}", str(text))
        return value
    if isinstance(value, list):
        return [filled(v, kept) for v in value]
    if isinstance(value, dict):
        return value["$bytes"].encode() if "$bytes" in value else {k: filled(v, kept) for k, v in value.items()}
    return value


os.environ.setdefault("AWS_EC2_METADATA_DISABLED", "true")
main(sys.argv[1], sys.argv[2:])
