#!/usr/bin/env bash
# How many events a server takes and keeps, how many messages it brings to its own Slack, how soon it listens and what it holds:
#   bench/serve.sh EXECUTABLE
# Ten entries a call, from wrk on the same machine. Rivals where they are installed: moto_server, whose events go nowhere.
# Figures are of one run of one machine: compare them with each other, and entries per CPU-second of the server with those of another day.
set -euo pipefail
exe=$(realpath "$1")
cd "$(dirname "${BASH_SOURCE[0]}")/.."
command -v wrk > /dev/null || { echo "serve.sh: wrk is missing" >&2; exit 4; }
work=$(mktemp -d)
pids=()
trap '[[ ${#pids[@]} -eq 0 ]] || kill "${pids[@]}" 2>/dev/null || true; rm -rf "$work"' EXIT

mkdir "$work/tf"
for file in samples/article/*.tf; do sed 's/\["aws.ecs"\]/["aws.ecs", "app.ecs"]/' "$file" > "$work/tf/${file##*/}"; done
cat > "$work/put.lua" <<'L'
local detail = [[{\"eventName\":\"SERVICE_DEPLOYMENT_FAILED\",\"eventType\":\"ERROR\",\"reason\":\"tasks failed to start\",\"deploymentId\":\"ecs-svc/1\"}]]
local resource = "arn:aws:ecs:ap-northeast-2:111122223333:service/prod/payments"
local entry = '{"Source":"' .. os.getenv("SOURCE") .. '","DetailType":"' .. os.getenv("KIND") .. '","Resources":["' .. resource .. '"],"Detail":"' .. detail .. '"}'
local entries = {}
for i = 1, 10 do entries[i] = entry end
wrk.method = "POST"
wrk.path = "/"
wrk.body = '{"Entries":[' .. table.concat(entries, ",") .. ']}'
wrk.headers["Content-Type"] = "application/x-amz-json-1.1"
wrk.headers["X-Amz-Target"] = "AWSEvents.PutEvents"
wrk.headers["X-Amz-Date"] = "20261130T000000Z"
wrk.headers["Authorization"] = "AWS4-HMAC-SHA256 Credential=test/20261130/ap-northeast-2/events/aws4_request, SignedHeaders=host;x-amz-date, Signature=00"
L

ticks() { awk '{print $14 + $15}' "/proc/$1/stat"; }
run() { # NAME PID URL CLIENTS SECONDS SOURCE KIND
  local before after requests
  before=$(ticks "$2")
  SOURCE=$6 KIND=$7 wrk -t1 -c"$4" -d"$5"s --latency -s "$work/put.lua" "$3" > "$work/wrk"
  after=$(ticks "$2")
  requests=$(awk '/requests in/ {print $1}' "$work/wrk")
  awk -v name="$1" -v n="$requests" -v s="$5" -v t=$((after - before)) -v p50="$(awk '/50%/ {print $2}' "$work/wrk")" -v p99="$(awk '/99%/ {print $2}' "$work/wrk")" \
    'BEGIN {printf "%-42s %8.0f entries/s  %8.0f per CPU-second  p50 %s  p99 %s\n", name, n * 10 / s, n * 10 / (t / 100), p50, p99}'
  ! grep -q Non-2xx "$work/wrk" || { grep Non-2xx "$work/wrk" >&2; exit 1; }
}
start() { # DATA SLACK-PACE [DIR]
  local from=$EPOCHREALTIME
  "$exe" serve "${@:3}" --port 0 --data "$1" --chatbot-limits off --slack-pace "$2" > "$work/out" &
  pid=$!
  pids+=("$pid")
  until url=$(sed -nE 's/^tocsin listens on (.*)/\1/p' "$work/out") && [[ -n $url ]]; do sleep 0.002; done
  awk -v a="$from" -v b="$EPOCHREALTIME" 'BEGIN {printf "listens after %.0f ms\n", (b - a) * 1000}'
}

start "$work/empty" on
sleep 1
awk '/VmRSS/ {printf "holds %.1f MiB idle\n", $2 / 1024}' "/proc/$pid/status"
start "$work/data" on "$work/tf"
run "no rule wants it, 64 clients" "$pid" "$url" 64 5 app.orders "Order placed"
run "rule, transformer, topic, Chatbot, 64 clients" "$pid" "$url" 64 8 app.ecs "ECS Deployment State Change"
run "the same, 1 client" "$pid" "$url" 1 5 app.ecs "ECS Deployment State Change"
curl -s "$url/metrics" | sed -nE 's/^tocsin_messages_pending ([0-9]+)$/messages that wait for Slack'"'"'s pace: \1/p'

# One event in 64 channels each, over HTTP into the local Slack; what waits is brought there while nobody puts anything.
channels="$work/channels"
mkdir "$channels"
sed '/^resource "aws_chatbot/,$d' "$work/tf/"*.tf > "$channels/main.tf"
for ((i = 0; i < 64; i++)); do
  printf 'resource "aws_chatbot_slack_channel_configuration" "c%d" {\n  configuration_name = "c%d"\n  iam_role_arn = aws_iam_role.chatbot_role.arn
  slack_channel_id = "C%09d"\n  slack_team_id = "TXXXXXXXXXX"\n  sns_topic_arns = [aws_sns_topic.ecs_deploy_events.arn]\n}\n' "$i" "$i" "$i"
done >> "$channels/main.tf"
start "$work/sent" off "$channels"
measure() { curl -s "$url/metrics" | sed -nE "s/^$1 ([0-9]+)\$/\1/p"; }
run "rule, transformer, topic, 64 channels, 1 client" "$pid" "$url" 1 2 app.ecs "ECS Deployment State Change"
from=$(measure tocsin_messages_kept_delivered) before=$(ticks "$pid") at=$EPOCHREALTIME
for ((i = 0; i < 100; i++)); do sleep 0.1; [[ $(measure tocsin_messages_pending) -gt 0 ]] || break; done
awk -v n=$(($(measure tocsin_messages_kept_delivered) - from)) -v a="$at" -v b="$EPOCHREALTIME" -v t=$(($(ticks "$pid") - before)) \
  'BEGIN {printf "%-42s %8.0f messages/s %8.0f per CPU-second\n", "into the local Slack, 64 channels", n / (b - a), n / (t / 100)}'
if command -v moto_server > /dev/null; then
  moto_server -H 127.0.0.1 -p 18967 > "$work/moto" 2>&1 &
  pids+=($!)
  until curl -s -o /dev/null http://127.0.0.1:18967/moto-api/; do sleep 0.2; done
  run "moto_server: it answers, nothing more, 64 clients" "$!" http://127.0.0.1:18967 64 5 app.orders "Order placed"
fi
