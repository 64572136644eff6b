using Tocsin.Server.Slack.Workspaces;

namespace Tocsin.Tests.Server.Slack;

public class ConversationsTests
{
    [Fact]
    public async Task History_is_newest_first_in_pages_that_neither_repeat_nor_leave_out()
    {
        await using var slack = await SlackServer.Start();
        for (int i = 1; i <= 5; i++)
        {
            await slack.Form("chat.postMessage", ("channel", "C012"), ("text", $"{i}"));
        }
        var seen = new List<string>();
        string cursor = "";
        do
        {
            var page = await slack.Form("conversations.history", ("channel", "C012"), ("limit", "2"), ("cursor", cursor));
            seen.Add(page.Texts());
            cursor = page.Text("/response_metadata/next_cursor") ?? "";
            Assert.Equal(cursor.Length > 0 ? "true" : "false", page.Text("/has_more"));
        }
        while (cursor.Length > 0);
        Assert.Equal(["5 4", "3 2", "1"], seen);
    }

    [Fact]
    public async Task Bounds_are_left_out_unless_they_are_inclusive()
    {
        await using var slack = await SlackServer.Start();
        var ts = new List<string>();
        for (int i = 1; i <= 4; i++)
        {
            ts.Add((await slack.Form("chat.postMessage", ("channel", "C012"), ("text", $"{i}"))).Text("/ts")!);
        }
        var between = await slack.Form("conversations.history", ("channel", "C012"), ("oldest", ts[0]), ("latest", ts[3]));
        Assert.Equal(("3 2", ts[3]), (between.Texts(), between.Text("/latest")));
        var inclusive = await slack.Form(
            "conversations.history", ("channel", "C012"), ("oldest", ts[0]), ("latest", ts[3]), ("inclusive", "true"), ("limit", "3"));
        Assert.Equal(("4 3 2", "true"), (inclusive.Texts(), inclusive.Text("/has_more")));
        var rest = await slack.Form(
            "conversations.history", ("channel", "C012"), ("oldest", ts[0]), ("latest", ts[3]), ("inclusive", "true"), ("limit", "3"),
            ("cursor", inclusive.Text("/response_metadata/next_cursor")!));
        Assert.Equal(("1", "false"), (rest.Texts(), rest.Text("/has_more")));
    }

    [Theory]
    [InlineData("oldest", "yesterday", "invalid_ts_oldest")]
    [InlineData("latest", "1.2.3", "invalid_ts_latest")]
    [InlineData("cursor", "nonsense", "invalid_cursor")]
    [InlineData("cursor", "bmV4dF90czphYmM=", "invalid_cursor")]
    [InlineData("channel", "no channel", "channel_not_found")]
    public async Task An_argument_of_history_that_is_none_is_named(string name, string value, string error)
    {
        await using var slack = await SlackServer.Start();
        var answer = await slack.Form("conversations.history", ("channel", "C012"), (name, value));
        Assert.Equal(error, answer.Outcome());
    }

    [Fact]
    public async Task Metadata_is_shown_to_who_asks_for_it()
    {
        await using var slack = await SlackServer.Start();
        await slack.Form(
            "chat.postMessage", ("channel", "C012"), ("text", "a"), ("metadata", """{"event_type": "b", "event_payload": {"id": "c"}}"""));
        Assert.Null((await slack.Form("conversations.history", ("channel", "C012"))).At("/messages/0/metadata"));
        var all = await slack.Form("conversations.history", ("channel", "C012"), ("include_all_metadata", "true"));
        Assert.Equal("c", all.Text("/messages/0/metadata/event_payload/id"));
    }

    [Fact]
    public async Task A_thread_is_its_first_message_and_its_replies_oldest_first_and_history_has_the_first_alone()
    {
        await using var slack = await SlackServer.Start();
        string root = (await slack.Form("chat.postMessage", ("channel", "C012"), ("text", "root"))).Text("/ts")!;
        string last = "";
        foreach (string text in (string[])["1", "2", "3"])
        {
            var reply = await slack.Form("chat.postMessage", ("channel", "C012"), ("text", text), ("thread_ts", root));
            Assert.Equal(root, reply.Text("/message/thread_ts"));
            last = reply.Text("/ts")!;
        }
        // What answers a reply stands in the same thread.
        await slack.Form("chat.postMessage", ("channel", "C012"), ("text", "4"), ("thread_ts", last));

        var history = await slack.Form("conversations.history", ("channel", "C012"));
        Assert.Equal(
            ("root", "4", root),
            (history.Texts(), history.Text("/messages/0/reply_count"), history.Text("/messages/0/thread_ts")));
        Assert.Equal("root 1 2 3 4", (await slack.Form("conversations.replies", ("channel", "C012"), ("ts", root))).Texts());
        Assert.Equal("root 1 2 3 4", (await slack.Form("conversations.replies", ("channel", "C012"), ("ts", last))).Texts());

        var first = await slack.Form("conversations.replies", ("channel", "C012"), ("ts", root), ("limit", "3"));
        Assert.Equal(("root 1 2 3", "true"), (first.Texts(), first.Text("/has_more")));
        var second = await slack.Form(
            "conversations.replies", ("channel", "C012"), ("ts", root), ("limit", "3"),
            ("cursor", first.Text("/response_metadata/next_cursor")!));
        Assert.Equal(("root 4", "false"), (second.Texts(), second.Text("/has_more")));

        Assert.Equal("thread_not_found", (await slack.Form("conversations.replies", ("channel", "C012"), ("ts", "1.2"))).Outcome());
        Assert.Equal("invalid_arguments", (await slack.Form("conversations.replies", ("channel", "C012"))).Outcome());
    }

    [Fact]
    public async Task Channels_are_listed_in_pages_with_what_was_told_of_them()
    {
        await using var slack = await SlackServer.Start(
            new SlackOptions { Workspaces = [new Workspace("T1", "Acme", [], [new Channel("C00", "old", IsArchived: true)])] });
        foreach (string channel in (string[])["C01", "C02", "G03"])
        {
            await slack.Form("chat.postMessage", ("channel", channel), ("text", "a"));
        }
        await slack.Form("xoxb-local-T2", "chat.postMessage", ("channel", "C04"), ("text", "a"));

        var first = await slack.Form("conversations.list", ("limit", "2"));
        Assert.Equal(
            ("C00", "true", "C01", "c01"),
            (first.Text("/channels/0/id"), first.Text("/channels/0/is_archived"), first.Text("/channels/1/id"),
                first.Text("/channels/1/name")));
        var second = await slack.Form(
            "conversations.list", ("limit", "2"), ("cursor", first.Text("/response_metadata/next_cursor")!));
        Assert.Equal(
            ("C02", null, ""),
            (second.Text("/channels/0/id"), second.At("/channels/1"), second.Text("/response_metadata/next_cursor")));
        Assert.Equal(
            "G03", (await slack.Form("conversations.list", ("types", "private_channel"))).Text("/channels/0/id"));
        Assert.Equal("C01", (await slack.Form("conversations.list", ("exclude_archived", "true"))).Text("/channels/0/id"));
        Assert.Equal("invalid_types", (await slack.Form("conversations.list", ("types", "public"))).Outcome());
        Assert.Equal("invalid_limit", (await slack.Form("conversations.list", ("limit", "1000"))).Outcome());
        Assert.Equal("invalid_cursor", (await slack.Form("conversations.list", ("cursor", "x"))).Outcome());
    }
}
