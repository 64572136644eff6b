// Asks every case of @aws-sdk's clients, in order, and prints one line of JSON for each:   node drive.mjs ENDPOINT CASES...
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

const packages = {
  chatbot: "chatbot", ecs: "ecs", events: "eventbridge", iam: "iam", kms: "kms", logs: "cloudwatch-logs", cloudwatch: "cloudwatch",
  elbv2: "elastic-load-balancing-v2", sns: "sns", sqs: "sqs", sts: "sts",
};
const [endpoint, ...paths] = process.argv.slice(2);
// The packages lie where the tests installed them, not beside this file.
const require = createRequire(`${process.cwd()}/`);
const clients = {};
const kept = { now: Date.now() };

for (const path of paths) {
  for (const line of readFileSync(path, "utf8").split("\n").filter((l) => l)) {
    const one = JSON.parse(line);
    console.log(JSON.stringify({ operation: `${one.service} ${one.operation}`, fault: await ask(one) }));
  }
}

/** What is wrong with the answer; null where nothing is, "absent" where this version of the client has no such operation. */
async function ask({ service, operation, request = {}, expect = {}, keep = {}, errors, says }) {
  let answer;
  try {
    const sdk = require(`@aws-sdk/client-${packages[service]}`);
    clients[service] ??= new sdk[Object.keys(sdk).find((n) => n.endsWith("Client") && n !== "__Client")]({ endpoint, maxAttempts: 1 });
    const command = sdk[`${operation}Command`];
    if (!command) {
      return "absent";
    }
    answer = await clients[service].send(new command(filled(request)));
  } catch (error) {
    return errors?.includes(error.name) && isSaid(says, error.message) ? null : `${error.name}: ${error.message}`;
  }
  if (errors) {
    return `not refused with one of ${errors}`;
  }
  for (const [name, path] of Object.entries(keep)) {
    kept[name] = at(answer, path);
    if (kept[name] === undefined) {
      return `${path} is not in the answer ${JSON.stringify(answer)}`;
    }
  }
  for (const [path, expected] of Object.entries(expect)) {
    const found = at(answer, path);
    if (found === undefined || (expected !== "*" && found !== filled(expected))) {
      return `${path} is ${JSON.stringify(found)}, not ${JSON.stringify(filled(expected))}`;
    }
  }
  return null;
}

/** Whether a text is the expected one; one with ^ before it is how it begins. */
function isSaid(expected, message) {
  return expected === undefined || message === expected || (expected[0] === "^" && message.startsWith(expected.slice(1)));
}

function at(value, path) {
  return path.split("/").reduce((inner, part) => inner?.[part], value);
}

function filled(value) {
  if (typeof value === "string") {
    const whole = /^\$\{(\w+)\}$/.exec(value);
    return whole && whole[1] in kept ? kept[whole[1]] : value.replace(/\$\{(\w+)\}/g, (all, name) => kept[name] ?? all);
  }
  if (Array.isArray(value)) {
    return value.map(filled);
  }
  if (value && typeof value === "object") {
    return "$bytes" in value
      ? new TextEncoder().encode(value.$bytes)
      : Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, filled(inner)]));
  }
  return value;
}
