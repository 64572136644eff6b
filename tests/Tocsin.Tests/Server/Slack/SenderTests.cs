using Tocsin.Aws;
using Tocsin.Delivery.Outgoing;
using Tocsin.Delivery.Senders;
using Tocsin.Flow;
using Tocsin.Json;
using Tocsin.Server.Slack.Faults;
using Tocsin.Server.Slack.Workspaces;
using Tocsin.Slack;
using Tocsin.Tests.Delivery;
using Tocsin.Text;

namespace Tocsin.Tests.Server.Slack;

/// <summary>The server's own sender against the server's own Slack: what one answers, the other understands.</summary>
public class SenderTests
{
    [Fact]
    public async Task The_articles_message_arrives_with_our_id_of_it()
    {
        await using var slack = await SlackServer.Start();
        var leaving = await Leave(slack);
        var taken = Assert.IsType<Sent.Taken>(await Send(slack, leaving));
        var post = (Post)leaving.Envelope.Content;
        var message = slack.Messages.Find(post.Team, post.Channel, taken.Receipt!)!;
        var body = JsonParser.Parse(message.Body)!;
        Assert.Equal(
            (leaving.Message, post.From, post.Fallback, post.Color),
            (body.Text("/metadata/event_payload/id"), body.Text("/username"), body.Text("/attachments/0/fallback"),
                body.Text("/attachments/0/color")));
        Assert.Equal(post.BlocksJson(), JsonWriter.Write(body.At("/attachments/0/blocks")!));
        // What answers it stands in its thread.
        var answer = Assert.IsType<Sent.Taken>(await Send(slack, leaving, taken.Receipt));
        Assert.Equal(taken.Receipt, slack.Messages.Find(post.Team, post.Channel, answer.Receipt!)!.ThreadTs);
    }

    [Fact]
    public async Task What_goes_wrong_is_understood_as_it_was_meant()
    {
        await using var slack = await SlackServer.Start();
        var leaving = await Leave(slack);
        Assert.Equal(TimeSpan.FromSeconds(7), Assert.IsType<Sent.Later>(await Spoiled(new Misbehaviour.RateLimited(7))).After);
        Assert.IsType<Sent.Later>(await Spoiled(new Misbehaviour.Fails(503)));
        Assert.IsType<Sent.Later>(await Spoiled(new Misbehaviour.Drops()));
        Assert.IsType<Sent.Later>(await Spoiled(new Misbehaviour.Error("fatal_error")));
        Assert.IsType<Sent.Blocked>(await Spoiled(new Misbehaviour.Error("is_archived")));
        Assert.IsType<Sent.Refused>(await Spoiled(new Misbehaviour.Error("msg_blocks_too_long")));
        Assert.Empty(slack.Messages.Teams);

        Task<Sent> Spoiled(Misbehaviour how)
        {
            slack.Slack.Faults.Add(new SlackFault("chat.postMessage", null, 1, false, how));
            return Send(slack, leaving);
        }
    }

    [Fact]
    public async Task A_message_is_found_in_a_thread_however_many_replies_stand_before_it()
    {
        await using var slack = await SlackServer.Start();
        var leaving = await Leave(slack);
        var post = (Post)leaving.Envelope.Content;
        string token = $"xoxb-local-{post.Team}";
        string parent = (await slack.Form(token, "chat.postMessage", ("channel", post.Channel), ("text", "it burns"))).Text("/ts")!;
        for (int i = 0; i < 250; i++)
        {
            await slack.Messages.Post(post.Team, post.Channel, parent, """{"text":"yes"}""");
        }
        Assert.Null(await Find(slack, leaving, parent));
        var taken = Assert.IsType<Sent.Taken>(await Send(slack, leaving, parent));
        Assert.Equal(taken, await Find(slack, leaving, parent));
        // The app may ask no more: nobody can tell.
        slack.Slack.Faults.Add(new SlackFault("conversations.replies", null, 1, false, new Misbehaviour.Error("missing_scope")));
        Assert.IsType<Sent.Untold>(await Find(slack, leaving, parent));
    }

    [Fact]
    public async Task A_message_is_found_in_a_channel_however_many_stand_behind_it()
    {
        await using var slack = await SlackServer.Start();
        var leaving = await Leave(slack);
        var post = (Post)leaving.Envelope.Content;
        var taken = Assert.IsType<Sent.Taken>(await Send(slack, leaving));
        for (int i = 0; i < 250; i++)
        {
            await slack.Messages.Post(post.Team, post.Channel, null, """{"text":"it burns"}""");
        }
        Assert.Equal(taken, await Find(slack, leaving, null));
        // Nothing that stood there long before it left is looked through.
        Assert.Null(await Find(slack, leaving with { Message = "another", At = leaving.At.AddDays(1) }, null));
        // One that tells the first page and then no more for a while: it is not waited for.
        slack.Slack.Faults.Add(new SlackFault("conversations.history", null, 1, false, new Misbehaviour.Error("ratelimited")));
        Assert.IsType<Sent.Later>(await Find(slack, leaving, null));
        slack.Slack.Faults.Add(new SlackFault("conversations.history", null, 2, false, new Misbehaviour.Error("missing_scope")));
        Assert.IsType<Sent.Untold>(await Find(slack, leaving with { At = leaving.At.AddDays(1) }, null));
    }

    [Fact]
    public async Task A_strict_Slack_blocks_what_goes_to_a_channel_that_it_does_not_have()
    {
        await using var slack = await SlackServer.Start(
            new SlackOptions { Strict = true, Workspaces = [new Workspace("TXXXXXXXXXX", "Acme")] });
        Assert.Equal(new Sent.Blocked("Slack: channel_not_found"), await Send(slack, await Leave(slack)));
    }

    /// <summary>The message of a failed deployment, as the article's resources make it.</summary>
    private static async Task<Leaving> Leave(SlackServer slack)
    {
        await slack.Given.Writer.Apply(Given.Resources().Select(r => (Change)new Change.Put(r)).ToValueList(), Given.Admin);
        IReadOnlyList<Leaving> heard = [];
        slack.Given.Writer.Heard = left => heard = left;
        await slack.Given.Writer.Send(Given.Event(), Door.Admin, Given.Admin);
        return Assert.Single(heard);
    }

    private static async Task<Sent?> Find(SlackServer slack, Leaving leaving, string? thread)
    {
        using var client = new HttpClient();
        var sender = new SlackSender(client, team => new SlackAccess(new Uri($"{slack.Url}/slack/api/"), $"xoxb-local-{team}"));
        return await sender.Find(leaving, thread, TestContext.Current.CancellationToken);
    }

    private static async Task<Sent> Send(SlackServer slack, Leaving leaving, string? thread = null)
    {
        using var client = new HttpClient();
        var sender = new SlackSender(client, team => new SlackAccess(new Uri($"{slack.Url}/slack/api/"), $"xoxb-local-{team}"));
        return await sender.Send(leaving, thread, TestContext.Current.CancellationToken);
    }
}
