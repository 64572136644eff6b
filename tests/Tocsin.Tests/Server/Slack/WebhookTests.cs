using Tocsin.Server.Slack.Workspaces;

namespace Tocsin.Tests.Server.Slack;

public class WebhookTests
{
    [Fact]
    public async Task A_webhook_posts_to_the_channel_that_its_own_id_names()
    {
        await using var slack = await SlackServer.Start();
        Assert.Equal((200, "ok"), await slack.Hook("T1/B0123456789/XXXXXXXXXXXXXXXXXXXXXXXX", """{"text": "a", "channel": "#other", "username": "x"}"""));
        var message = (await slack.Form("conversations.history", ("channel", "C0123456789"))).At("/messages/0")!;
        Assert.Equal(("a", "B0123456789", null), (message.Text("/text"), message.Text("/bot_id"), message.At("/username")));
        Assert.Equal("C0123456789", Assert.Single(slack.Messages.Channels("T1")).Id);
    }

    [Theory]
    [InlineData("{", 400, "invalid_payload")]
    [InlineData("[]", 400, "invalid_payload")]
    [InlineData("", 400, "invalid_payload")]
    [InlineData("{}", 400, "no_text")]
    [InlineData("""{"text": ""}""", 400, "no_text")]
    [InlineData("""{"blocks": [{"type": "section"}]}""", 400, "invalid_blocks")]
    [InlineData("""{"blocks": {}}""", 400, "invalid_blocks_format")]
    [InlineData("""{"attachments": [{"blocks": [{"type": "section"}]}]}""", 400, "invalid_attachments")]
    public async Task What_is_no_message_is_refused_in_plain_text(string payload, int status, string text)
    {
        await using var slack = await SlackServer.Start();
        Assert.Equal((status, text), await slack.Hook("T1/B01/x", payload));
        Assert.Empty(slack.Messages.Teams);
    }

    [Fact]
    public async Task A_form_may_hold_the_payload()
    {
        await using var slack = await SlackServer.Start();
        using var form = new FormUrlEncodedContent([KeyValuePair.Create("payload", """{"text": "a"}""")]);
        Assert.Equal("ok", (await slack.Send(HttpMethod.Post, "/slack/services/T1/B01/x", form)).Body);
        Assert.Equal("a", (await slack.Form("conversations.history", ("channel", "C01"))).Texts());
    }

    [Theory]
    [InlineData("T1/B01", 404, "no_team")]
    [InlineData("team/B01/x", 404, "no_team")]
    [InlineData("T1/X01/x", 404, "no_service")]
    [InlineData("T1//x", 404, "no_service")]
    [InlineData("//", 404, "no_team")]
    [InlineData("T1/B02/y", 403, "invalid_token")]
    [InlineData("T1/B03/x", 410, "channel_is_archived")]
    [InlineData("T1/B04/x", 404, "channel_not_found")]
    [InlineData("T1/B02/x", 200, "ok")]
    public async Task A_path_that_leads_to_no_channel_is_told_why(string path, int status, string text)
    {
        await using var slack = await SlackServer.Start(
            new SlackOptions
            {
                Workspaces =
                [
                    new Workspace(
                        "T1", "Acme", [], [new Channel("C2A", "deploys"), new Channel("C3A", "old", IsArchived: true)],
                        [
                            new IncomingWebhook("B02", "#deploys", "x"), new IncomingWebhook("B03", "C3A"),
                            new IncomingWebhook("B04", "no channel"),
                        ]),
                ],
            });
        Assert.Equal((status, text), await slack.Hook(path, """{"text": "a"}"""));
    }

    [Fact]
    public async Task A_strict_Slack_has_no_webhook_that_nobody_told_of()
    {
        await using var slack = await SlackServer.Start(
            new SlackOptions { Strict = true, Workspaces = [new Workspace("T1", "Acme", [], [new Channel("C01", "deploys")])] });
        Assert.Equal((404, "no_team"), await slack.Hook("T2/B01/x", """{"text": "a"}"""));
        Assert.Equal((404, "no_service"), await slack.Hook("T1/B01/x", """{"text": "a"}"""));
    }
}
