// Prints the requests of AWS's signing test suite, as the package of its own signer carries them, one line of JSON each:   node suite.mjs FIXTURE
import { readFileSync } from "node:fs";

const text = readFileSync(process.argv[2], "utf8");
const suite = await import(`data:text/javascript,${encodeURIComponent(text)}`);
const encoded = (value) => encodeURIComponent(value).replace(/[!'()*]/g, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`);

for (const { name, request, authorization } of suite.requests) {
  const query = Object.entries(request.query ?? {}).flatMap(([key, values]) => [values].flat().map((v) => `${encoded(key)}=${encoded(v)}`));
  const headers = { ...request.headers, Authorization: authorization };
  console.log(JSON.stringify({
    name, method: request.method, target: request.path + (query.length > 0 ? `?${query.join("&")}` : ""), headers,
    body: request.body ?? "", key: suite.credentials.accessKeyId, secret: suite.credentials.secretAccessKey,
    service: suite.service, time: suite.signingDate.toISOString(),
  }));
}
