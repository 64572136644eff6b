namespace Tocsin.Tests.Server.Slack;

public class ChatUpdateTests
{
    [Fact]
    public async Task A_message_is_changed_where_it_was_told_to_and_keeps_the_rest()
    {
        await using var slack = await SlackServer.Start();
        string ts = (await slack.Form(
            "chat.postMessage", ("channel", "C012"), ("text", "a"), ("blocks", """[{"type": "divider"}]"""),
            ("attachments", """[{"text": "b"}]"""), ("metadata", """{"event_type": "c", "event_payload": {}}"""))).Text("/ts")!;
        var changed = await slack.Form("chat.update", ("channel", "C012"), ("ts", ts), ("text", "d"), ("attachments", "[]"));
        Assert.Equal(("ok", ts, "d"), (changed.Outcome(), changed.Text("/ts"), changed.Text("/text")));
        var shown = (await slack.Form("conversations.history", ("channel", "C012"), ("include_all_metadata", "1"))).At("/messages/0")!;
        Assert.Equal(
            ("d", "divider", null, "c"),
            (shown.Text("/text"), shown.Text("/blocks/0/type"), shown.At("/attachments"), shown.Text("/metadata/event_type")));
        Assert.NotNull(shown.Text("/edited/ts"));
        await slack.Form("chat.update", ("channel", "C012"), ("ts", ts), ("text", "d"), ("metadata", "{}"));
        var bare = await slack.Form("conversations.history", ("channel", "C012"), ("include_all_metadata", "1"));
        Assert.Null(bare.At("/messages/0/metadata"));
    }

    [Fact]
    public async Task What_may_not_be_changed_so_stays_as_it_was()
    {
        await using var slack = await SlackServer.Start();
        string ts = (await slack.Form("chat.postMessage", ("channel", "C012"), ("text", "a"))).Text("/ts")!;
        Assert.Equal("message_not_found", await Update(("ts", "1700000000.999999"), ("text", "b")));
        Assert.Equal("message_not_found", await Update(("ts", "soon"), ("text", "b")));
        Assert.Equal("invalid_arguments", await Update(("text", "b")));
        Assert.Equal("no_text", await Update(("ts", ts)));
        Assert.Equal("no_text", await Update(("ts", ts), ("text", "")));
        Assert.Equal("msg_too_long", await Update(("ts", ts), ("text", new string('b', 4001))));
        Assert.Equal("invalid_blocks", await Update(("ts", ts), ("blocks", """[{"type": "section"}]""")));
        Assert.Equal("a", (await slack.Form("conversations.history", ("channel", "C012"))).Texts());
        Assert.Equal("ok", await Update(("ts", ts), ("text", new string('b', 4000))));

        async Task<string> Update(params (string, string)[] arguments) =>
            (await slack.Form("chat.update", [("channel", "C012"), .. arguments])).Outcome();
    }

    [Fact]
    public async Task A_message_has_an_address()
    {
        await using var slack = await SlackServer.Start();
        string ts = (await slack.Form("chat.postMessage", ("channel", "C012"), ("text", "a"))).Text("/ts")!;
        string reply = (await slack.Form("chat.postMessage", ("channel", "C012"), ("text", "b"), ("thread_ts", ts))).Text("/ts")!;
        Assert.Equal(
            $"{slack.Url}/slack/T1/archives/C012/p{ts.Replace(".", "")}",
            (await slack.Form("chat.getPermalink", ("channel", "C012"), ("message_ts", ts))).Text("/permalink"));
        Assert.Equal(
            $"{slack.Url}/slack/T1/archives/C012/p{reply.Replace(".", "")}?thread_ts={ts}&cid=C012",
            (await slack.Form("chat.getPermalink", ("channel", "C012"), ("message_ts", reply))).Text("/permalink"));
        Assert.Equal("message_not_found", (await slack.Form("chat.getPermalink", ("channel", "C012"), ("message_ts", "1"))).Outcome());
    }
}
