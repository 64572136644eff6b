// What @slack/web-api and @slack/webhook make of the local Slack at the address given: one line of JSON for each thing that was tried.
import webApi from '@slack/web-api';
import webhooks from '@slack/webhook';

const [url] = process.argv.slice(2);
const { LogLevel, WebClient, WebClientEvent } = webApi;
const { IncomingWebhook } = webhooks;

const client = new WebClient('xoxb-local-T0123456789', {
  slackApiUrl: `${url}/slack/api/`, logLevel: LogLevel.ERROR, retryConfig: { retries: 2, minTimeout: 1, maxTimeout: 1 },
});

async function tried(what, does) {
  try {
    console.log(JSON.stringify({ what, said: await does() }));
  } catch (e) {
    console.log(JSON.stringify({ what, code: e.code, error: e.data?.error, messages: e.data?.response_metadata?.messages, status: e.statusCode, body: e.body }));
  }
}

const channel = 'C0123456789';
const blocks = [{ type: 'section', text: { type: 'mrkdwn', text: '*deploys* failed: `a & b`' } }];
let ts;

await tried('auth.test', async () => (await client.auth.test()).team_id);
await tried('api.test', async () => (await client.api.test({ foo: 'bar' })).args);
await tried('chat.postMessage', async () => {
  const posted = await client.chat.postMessage({
    channel, text: 'failed', blocks, attachments: [{ color: 'danger', text: 'é' }],
    metadata: { event_type: 'tocsin_delivery', event_payload: { id: 'e1' } },
  });
  ts = posted.ts;
  return [posted.channel, posted.message.text, posted.message.blocks[0].text.text, posted.message.attachments[0].text];
});
await tried('reply', async () => (await client.chat.postMessage({ channel, text: 'again', thread_ts: ts })).message.thread_ts === ts);
await tried('chat.update', async () => (await client.chat.update({ channel, ts, text: 'recovered', blocks: [] })).text);
await tried('conversations.history', async () => {
  const { messages } = await client.conversations.history({ channel, include_all_metadata: true });
  return messages.map((m) => [m.text, m.blocks ?? null, m.metadata.event_payload.id, m.reply_count]);
});
await tried('conversations.replies', async () => (await client.conversations.replies({ channel, ts })).messages.map((m) => m.text));
await tried('chat.getPermalink', async () => (await client.chat.getPermalink({ channel, message_ts: ts })).permalink
  === `${url}/slack/T0123456789/archives/${channel}/p${ts.replace('.', '')}`);
await tried('by name', async () => (await client.chat.postMessage({ channel: '#deploys', text: 'a' })).channel !== channel);
await tried('conversations.list', async () => {
  const names = [];
  for await (const page of client.paginate('conversations.list', { limit: 1 })) {
    names.push(...page.channels.map((c) => c.name));
  }
  return names.sort();
});
await tried('conversations.info', async () => (await client.conversations.info({ channel })).channel.is_member);
await tried('blocks.validate', async () => (await client.apiCall('blocks.validate', { blocks })).ok);
await tried('invalid blocks', () => client.chat.postMessage({ channel, text: 'a', blocks: [{ type: 'section' }] }));
await tried('unknown method', () => client.apiCall('chat.shout', {}));
await tried('no token', () => new WebClient(undefined, { slackApiUrl: `${url}/slack/api/`, logLevel: LogLevel.ERROR }).auth.test());

// The faults that were scripted for these channels: what the client does about them.
await tried('told to come again', async () => {
  let waited = 0;
  client.on(WebClientEvent.RATE_LIMITED, () => { waited += 1; });
  return [(await client.chat.postMessage({ channel: 'C0000000429', text: 'a' })).ok, waited];
});
await tried('unavailable', async () => (await client.chat.postMessage({ channel: 'C0000000503', text: 'a' })).ok);
await tried('answer lost', async () => {
  await client.chat.postMessage({ channel: 'C0000000DROP', text: 'a' });
  return (await client.conversations.history({ channel: 'C0000000DROP' })).messages.length;
});

const hook = new IncomingWebhook(`${url}/slack/services/T0123456789/B0000000001/XXXXXXXXXXXXXXXXXXXXXXXX`);
await tried('webhook', async () => (await hook.send({ text: 'failed', blocks })).text);
await tried('webhook of text', async () => (await hook.send('failed')).text);
await tried('webhook without text', () => hook.send({}));
await tried('webhook told to come again', () =>
  new IncomingWebhook(`${url}/slack/services/T0123456789/B0000000429/XXXXXXXXXXXXXXXXXXXXXXXX`).send('failed'));
