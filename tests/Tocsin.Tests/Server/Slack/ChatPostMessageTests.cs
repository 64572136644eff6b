using Tocsin.Json;
using Tocsin.Server.Slack.Workspaces;

namespace Tocsin.Tests.Server.Slack;

public class ChatPostMessageTests
{
    [Fact]
    public async Task A_message_is_kept_and_answered_as_Slack_shows_it()
    {
        await using var slack = await SlackServer.Start();
        var answer = await slack.Json(
            "chat.postMessage",
            """{"channel": "C0123456789", "text": "a", "blocks": [{"type": "section", "text": {"type": "mrkdwn", "text": "*b*"}}]}""");
        Assert.Equal("ok", answer.Outcome());
        Assert.Equal("C0123456789", answer.Text("/channel"));
        Assert.Matches(@"^\d{10}\.\d{6}$", answer.Text("/ts"));
        Assert.Equal(answer.Text("/ts"), answer.Text("/message/ts"));
        Assert.Equal(
            ("message", "a", "*b*", "U1", "B1", "T1"),
            (answer.Text("/message/type"), answer.Text("/message/text"), answer.Text("/message/blocks/0/text/text"),
                answer.Text("/message/user"), answer.Text("/message/bot_id"), answer.Text("/message/team")));
        Assert.NotNull(slack.Messages.Find("T1", "C0123456789", answer.Text("/ts")!));
    }

    [Fact]
    public async Task In_a_form_lists_and_objects_are_JSON()
    {
        await using var slack = await SlackServer.Start();
        var answer = await slack.Form(
            "chat.postMessage", ("channel", "C0123456789"), ("blocks", """[{"type": "divider"}]"""),
            ("attachments", """[{"color": "good", "text": "a"}]"""),
            ("metadata", """{"event_type": "tocsin_delivery", "event_payload": {"id": "1"}}"""));
        Assert.Equal("ok", answer.Outcome());
        Assert.Equal(
            ("divider", "a", "tocsin_delivery"),
            (answer.Text("/message/blocks/0/type"), answer.Text("/message/attachments/0/text"),
                answer.Text("/message/metadata/event_type")));
        Assert.Null(answer.Member("warning"));
    }

    [Theory]
    [InlineData("""{"text": "a"}""", "invalid_arguments", "[ERROR] missing required field: channel")]
    [InlineData("""{"channel": "#No Channel", "text": "a"}""", "channel_not_found", null)]
    [InlineData("""{"channel": "C012"}""", "no_text", null)]
    [InlineData("""{"channel": "C012", "text": "a", "blocks": "["}""", "invalid_blocks_format", null)]
    [InlineData("""{"channel": "C012", "blocks": {"type": "divider"}}""", "invalid_blocks_format", null)]
    [InlineData("""{"channel": "C012", "blocks": [{"type": "sections"}]}""", "invalid_blocks",
        "[ERROR] unsupported type: sections [json-pointer:/blocks/0/type]")]
    [InlineData("""{"channel": "C012", "blocks": [{"text": "a"}]}""", "invalid_blocks",
        "[ERROR] missing required field: type [json-pointer:/blocks/0]")]
    [InlineData("""{"channel": "C012", "blocks": [{"type": "section", "text": {"type": "mrkdwn", "text": ""}}]}""", "invalid_blocks",
        "[ERROR] must be more than 0 characters [json-pointer:/blocks/0/text/text]")]
    [InlineData("""{"channel": "C012", "blocks": [{"type": "section", "text": "a"}]}""", "invalid_blocks",
        "[ERROR] must provide an object [json-pointer:/blocks/0/text]")]
    [InlineData("""{"channel": "C012", "attachments": [{"blocks": [{"type": "header"}]}]}""", "invalid_attachments",
        "[ERROR] missing required field: text [json-pointer:/attachments/0/blocks/0]")]
    [InlineData("""{"channel": "C012", "attachments": {"text": "a"}}""", "invalid_attachments", null)]
    [InlineData("""{"channel": "C012", "text": "a", "metadata": "{"}""", "invalid_metadata_format", null)]
    [InlineData("""{"channel": "C012", "text": "a", "markdown_text": "b"}""", "markdown_text_conflict", null)]
    [InlineData("""{"channel": "C012", "text": "a", "thread_ts": "yesterday"}""", "invalid_thread_ts", null)]
    public async Task What_Slack_refuses_is_refused_in_its_words_and_not_kept(string json, string error, string? message)
    {
        await using var slack = await SlackServer.Start();
        var answer = await slack.Json("chat.postMessage", json);
        Assert.Equal((error, message), (answer.Outcome(), answer.Text("/response_metadata/messages")));
        Assert.Empty(slack.Messages.Teams);
    }

    [Fact]
    public async Task What_is_beyond_a_limit_is_told_with_the_limit()
    {
        await using var slack = await SlackServer.Start();
        string block = """{"type": "divider"}""";
        var many = await slack.Json(
            "chat.postMessage", $$"""{"channel": "C012", "blocks": [{{string.Join(',', Enumerable.Repeat(block, 51))}}]}""");
        Assert.Equal("no more than 50 items allowed [json-pointer:/blocks]", many.Text("/errors"));

        string text = new('a', 3001);
        var twice = await slack.Json(
            "chat.postMessage",
            $$$"""{"channel": "C012", "blocks": [{"type": "section", "text": {"type": "mrkdwn", "text": "{{{text}}}"}}, {"type": "header", "text": {}}]}""");
        Assert.Equal(
            "[ERROR] must be less than 3001 characters [json-pointer:/blocks/0/text/text]"
            + "|[ERROR] missing required field: type [json-pointer:/blocks/1/text]"
            + "|[ERROR] missing required field: text [json-pointer:/blocks/1/text]",
            twice.Text("/response_metadata/messages"));

        string hundred = string.Join(',', Enumerable.Repeat("""{"text": "a"}""", 101));
        var attachments = await slack.Json("chat.postMessage", $$"""{"channel": "C012", "attachments": [{{hundred}}]}""");
        Assert.Equal(("too_many_attachments", null), (attachments.Outcome(), attachments.Text("/errors")));

        string payload = $$$"""{"event_type": "a", "event_payload": {"b": "{{{new string('c', 17_000)}}}"}}""";
        var metadata = await slack.Form("chat.postMessage", ("channel", "C012"), ("text", "a"), ("metadata", payload));
        Assert.Equal("metadata_too_large", metadata.Outcome());
    }

    [Theory]
    [InlineData("""{"event_type": "a.b", "event_payload": {}}""")]
    [InlineData("""{"event_type": "a"}""")]
    [InlineData("""{"event": "a"}""")]
    public async Task Metadata_without_a_schema_is_passed_over_with_a_warning(string metadata)
    {
        await using var slack = await SlackServer.Start();
        var answer = await slack.Form("chat.postMessage", ("channel", "C012"), ("text", "a"), ("metadata", metadata));
        Assert.Equal(
            ("ok", "invalid_metadata_schema", "invalid_metadata_schema", null),
            (answer.Outcome(), answer.Text("/warning"), answer.Text("/response_metadata/warnings"), answer.Text("/message/metadata")));
    }

    [Fact]
    public async Task Markdown_is_kept_as_the_block_that_holds_it()
    {
        await using var slack = await SlackServer.Start();
        var answer = await slack.Form("chat.postMessage", ("channel", "C012"), ("markdown_text", "**a**"));
        Assert.Equal(
            ("**a**", "markdown", "**a**"),
            (answer.Text("/message/text"), answer.Text("/message/blocks/0/type"), answer.Text("/message/blocks/0/text")));
        var long_ = await slack.Form("chat.postMessage", ("channel", "C012"), ("markdown_text", new string('a', 12_001)));
        Assert.Equal("must be less than 12001 characters [json-pointer:/blocks/0/text]", long_.Text("/errors"));
    }

    [Fact]
    public async Task Another_name_and_icon_make_it_a_bots_message()
    {
        await using var slack = await SlackServer.Start();
        var answer = await slack.Form(
            "chat.postMessage", ("channel", "C012"), ("text", "a"), ("username", "pager"), ("icon_emoji", ":bell:"));
        Assert.Equal(
            ("bot_message", "pager", ":bell:", null),
            (answer.Text("/message/subtype"), answer.Text("/message/username"), answer.Text("/message/icons/emoji"),
                answer.Text("/message/user")));
    }

    [Fact]
    public async Task A_channel_is_the_same_by_its_name_with_a_hash_or_without_and_by_the_id_that_was_answered()
    {
        var slack = await SlackServer.Start();
        string id = (await slack.Form("chat.postMessage", ("channel", "#deploys"), ("text", "a"))).Text("/channel")!;
        Assert.Matches("^C[0-9A-Z]{10}$", id);
        Assert.Equal(id, (await slack.Form("chat.postMessage", ("channel", "deploys"), ("text", "b"))).Text("/channel"));
        Assert.Equal(id, (await slack.Form("chat.postMessage", ("channel", id), ("text", "c"))).Text("/channel"));
        Assert.Equal("c b a", (await slack.Form("conversations.history", ("channel", "#deploys"))).Texts());
        Assert.Equal("deploys", (await slack.Form("conversations.info", ("channel", id))).Text("/channel/name"));
        // A server that starts on what is there knows the name by the newest message, though that was posted by the id.
        await using var next = await slack.Restart();
        Assert.Equal("deploys", (await next.Form("conversations.list")).Text("/channels/0/name"));
    }

    [Fact]
    public async Task A_strict_Slack_has_what_was_told_and_nothing_else()
    {
        await using var slack = await SlackServer.Start(
            new SlackOptions
            {
                Strict = true,
                DefaultTeam = "T1",
                Workspaces =
                [
                    new Workspace(
                        "T1", "Acme", ["xoxb-of-acme"],
                        [
                            new Channel("C1A", "deploys"), new Channel("C2A", "old", IsArchived: true),
                            new Channel("C3A", "private", IsMember: false),
                        ]),
                ],
            });
        Assert.Equal("ok", await Post("xoxb-of-acme", "C1A"));
        Assert.Equal("ok", await Post("xoxb-local-T1", "#deploys"));
        Assert.Equal("channel_not_found", await Post("xoxb-of-acme", "C0123456789"));
        Assert.Equal("is_archived", await Post("xoxb-of-acme", "old"));
        Assert.Equal("not_in_channel", await Post("xoxb-of-acme", "private"));
        Assert.Equal("invalid_auth", await Post("xoxb-of-somebody", "C1A"));
        Assert.Equal("invalid_auth", await Post("xoxb-local-T2", "C1A"));
        Assert.Equal("C1A", Assert.Single(slack.Messages.Channels("T1")).Id);

        async Task<string> Post(string token, string channel) =>
            (await slack.Form(token, "chat.postMessage", ("channel", channel), ("text", "a"))).Outcome();
    }

    [Fact]
    public async Task With_a_key_nobody_is_let_in_without_it()
    {
        var options = new SlackOptions { DefaultTeam = "T1", Key = "a-key", Workspaces = [new Workspace("T2", "Acme", ["xoxb-of-acme"])] };
        await using var slack = await SlackServer.Start(options);
        Assert.Equal("T3", (await slack.Form(options.TokenOf("T3"), "auth.test")).Text("/team_id"));
        Assert.Equal("T2", (await slack.Form("xoxb-of-acme", "auth.test")).Text("/team_id"));
        foreach (string token in (string[])["xoxb-local-T3", "xoxb-local-T3-another", "xoxb-local-T3-a-key2", "xoxb-1-2-abc"])
        {
            Assert.Equal("invalid_auth", (await slack.Form(token, "auth.test")).Outcome());
        }
        Assert.Equal((403, "invalid_token"), await slack.Hook("T3/B01/another", """{"text": "a"}"""));
        Assert.Equal((200, "ok"), await slack.Hook("T3/B01/a-key", """{"text": "a"}"""));
        Assert.DoesNotContain("a-key", $"{options}");
        Assert.DoesNotContain("xoxb", $"{options.Workspaces[0]}");
    }

    [Fact]
    public async Task A_token_names_its_workspace_or_is_of_the_default_one()
    {
        await using var slack = await SlackServer.Start(new SlackOptions { DefaultTeam = "T9" });
        Assert.Equal("T0123456789", (await slack.Form("xoxb-local-T0123456789", "auth.test")).Text("/team_id"));
        Assert.Equal("T9", (await slack.Form("xoxb-1-2-abc", "auth.test")).Text("/team_id"));
        Assert.Equal("T9", (await slack.Form("xoxb-local-nothing", "auth.test")).Text("/team_id"));
        Assert.Equal("T3", (await slack.Form((string?)null, "auth.test", ("token", "xoxb-local-T3"))).Text("/team_id"));
        Assert.Equal("not_authed", (await slack.Form((string?)null, "auth.test")).Outcome());
        var (_, query) = await slack.Send(HttpMethod.Get, "/slack/api/auth.test?token=xoxb-local-T3", null);
        Assert.Equal("not_authed", JsonParser.Parse(query)!.Outcome());
    }
}
