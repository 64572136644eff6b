using Tocsin.Json;
using Tocsin.Server.Slack.Faults;

namespace Tocsin.Tests.Server.Slack;

public class SlackClientsTests
{
    [Fact]
    public async Task The_clients_of_npm_work_against_it_unmodified()
    {
        await using var slack = await SlackServer.Start();
        slack.Slack.Faults.Add(new SlackFault("chat.postMessage", "C0000000429", 1, false, new Misbehaviour.RateLimited(1)));
        slack.Slack.Faults.Add(new SlackFault(SlackFault.Webhook, "C0000000429", 1, false, new Misbehaviour.RateLimited(1)));
        slack.Slack.Faults.Add(new SlackFault(null, "C0000000503", 1, false, new Misbehaviour.Fails(503)));
        slack.Slack.Faults.Add(new SlackFault("chat.postMessage", "C0000000DROP", 1, true, new Misbehaviour.Drops()));
        string[] said = await Task.Run(() => SlackClients.Run("clients.mjs", slack.Url));
        Assert.Equal(
            [
                """{"what":"auth.test","said":"T0123456789"}""",
                """{"what":"api.test","said":{"foo":"bar"}}""",
                """{"what":"chat.postMessage","said":["C0123456789","failed","*deploys* failed: `a & b`","é"]}""",
                """{"what":"reply","said":true}""",
                """{"what":"chat.update","said":"recovered"}""",
                """{"what":"conversations.history","said":[["recovered",null,"e1",1]]}""",
                """{"what":"conversations.replies","said":["recovered","again"]}""",
                """{"what":"chat.getPermalink","said":true}""",
                """{"what":"by name","said":true}""",
                """{"what":"conversations.list","said":["c0123456789","deploys"]}""",
                """{"what":"conversations.info","said":true}""",
                """{"what":"blocks.validate","said":true}""",
                """{"what":"invalid blocks","code":"slack_webapi_platform_error","error":"invalid_blocks","messages":["[ERROR] missing required field: text [json-pointer:/blocks/0]"]}""",
                """{"what":"unknown method","code":"slack_webapi_platform_error","error":"unknown_method"}""",
                """{"what":"no token","code":"slack_webapi_platform_error","error":"not_authed"}""",
                """{"what":"told to come again","said":[true,1]}""",
                """{"what":"unavailable","said":true}""",
                // Who loses the answer and sends again posts twice: Slack has no key that would tell it.
                """{"what":"answer lost","said":2}""",
                """{"what":"webhook","said":"ok"}""",
                """{"what":"webhook of text","said":"ok"}""",
                """{"what":"webhook without text","code":"slack_webhook_http_error","status":400,"body":"no_text"}""",
                """{"what":"webhook told to come again","code":"slack_webhook_http_error","status":429,"body":"rate_limited"}""",
            ],
            said);
        var hooked = slack.Messages.Read("T0123456789", "C0000000001", null, null, null, false, 1)[0];
        Assert.Equal("failed", JsonParser.Parse(hooked.Body)!.Text("/text"));
    }
}
