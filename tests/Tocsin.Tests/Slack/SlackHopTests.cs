using System.Text;
using CsCheck;
using Tocsin.Delivery.Outgoing;
using Tocsin.Delivery.Senders;
using Tocsin.Flow;
using Tocsin.Json;
using Tocsin.Slack;
using Tocsin.Slack.BlockKit;
using Tocsin.Text;

namespace Tocsin.Tests.Slack;

public class SlackHopTests
{
    private static readonly Place Channel = new(
        "arn:aws:chatbot::111122223333:chat-configuration/slack-channel/deploy-alerts", "SlackChannelId");

    [Fact]
    public void A_post_within_the_limits_arrives()
    {
        Step step = Receive(Post(new Block.Section("failed")));
        Assert.Equal(new Step(Stage.Slack, Channel, new Verdict.Arrived(), "channel C0123456789"), step);
    }

    [Fact]
    public void A_post_in_a_thread_says_so() =>
        Assert.Equal("channel C0123456789, thread d-1", Receive(Post(new Block.Section("failed")) with { Thread = "d-1" }).Detail);

    [Fact]
    public void Fifty_one_blocks_are_refused() =>
        Refused(
            "slack.invalid_attachments", "The message has 51 blocks; Slack refuses more than 50.",
            Post([.. Enumerable.Repeat(new Block.Section("x"), 51)]));

    [Fact]
    public void Fifty_blocks_are_not() =>
        Assert.IsType<Verdict.Arrived>(Receive(Post([.. Enumerable.Repeat(new Block.Section("x"), 50)])).Verdict);

    [Fact]
    public void A_section_past_its_length_is_refused() =>
        Refused(
            "slack.invalid_attachments", "Block 0 has a text of 3001 characters, more than 3000. Slack refuses the whole message.",
            Post(new Block.Section(new string('x', 3001))));

    [Fact]
    public void An_empty_section_is_refused() =>
        Refused("slack.invalid_attachments", "Block 0 has an empty text. Slack refuses the whole message.", Post(new Block.Section("")));

    [Fact]
    public void A_context_of_eleven_elements_is_refused() =>
        Refused(
            "slack.invalid_attachments", "Block 0 has 11 elements, not 1 to 10. Slack refuses the whole message.",
            Post(new Block.Context([.. Enumerable.Repeat("x", 11)])));

    [Fact]
    public void A_context_with_an_empty_element_or_one_past_its_length_is_refused()
    {
        Refused(
            "slack.invalid_attachments", "Block 0 has an empty element. Slack refuses the whole message.",
            Post(new Block.Context(["a", ""])));
        Refused(
            "slack.invalid_attachments", "Block 0 has an element of 3001 characters, more than 3000. Slack refuses the whole message.",
            Post(new Block.Context(["a", new string('x', 3001)])));
    }

    /// <summary>What is decided here of a post, and what the local Slack decides of the JSON that it is sent.</summary>
    [Fact]
    public void A_post_is_refused_as_the_message_that_is_sent_for_it()
    {
        // Lengths at the limits, and around them.
        int[] lengths = [0, 1, 2599, 2600, 2601, 2999, 3000, 3001];
        var text = Gen.Int[0, lengths.Length - 1].Select(i => new string('x', lengths[i]));
        var block = Gen.OneOf(
            text.Select(t => (Block)new Block.Section(t)), text.Array[0, 12].Select(t => (Block)new Block.Context([.. t])));
        var blocks = Gen.OneOf(
            block.Array[0, 6], Gen.Int[49, 51].Select(n => Enumerable.Repeat<Block>(new Block.Section("x"), n).ToArray()));
        blocks.Select(Gen.Bool.Select(b => b ? "fallback" : "")).Sample((b, fallback) =>
        {
            var post = Post(b) with { Fallback = fallback };
            var envelope = new Envelope(post.Address, post, new Origin("e-1"));
            var leaving = new Leaving(1, "m-1", 1, post.Address.Text, null, default, default, envelope);
            var sent = JsonParser.Parse(Encoding.UTF8.GetString(SlackBody.Of(post, leaving, null).Span))!;
            string? refused = Message.Read(sent).Faults.FirstOrDefault()?.Code;
            Assert.Equal(refused is null ? null : new Reason($"slack.{refused}"), (Receive(post).Verdict as Verdict.Stopped)?.Reason);
        });
    }

    [Fact]
    public void Blocks_that_hold_too_much_together_are_refused()
    {
        Block[] blocks = [.. Enumerable.Repeat(new Block.Section(new string('x', 2600)), 5)];
        Assert.IsType<Verdict.Arrived>(Receive(Post(blocks)).Verdict);
        Refused(
            "slack.msg_blocks_too_long", "The blocks hold 13001 characters; Slack refuses more than about 13000.",
            Post([.. blocks, new Block.Section("x")]));
    }

    [Fact]
    public void A_post_of_nothing_is_refused() =>
        Refused("slack.no_text", "The message has neither blocks nor text. Slack refuses it.", Post() with { Fallback = "" });

    [Fact]
    public void A_channel_whose_id_is_not_known_offline_gets_the_message() =>
        Assert.Equal(
            $"channel {Unknown.Mark("var.channel")}",
            Receive(Post(new Block.Section("x")) with { Channel = Unknown.Mark("var.channel") }).Detail);

    [Fact]
    public void What_is_no_post_is_refused()
    {
        var envelope = new Envelope(
            Address.Of("slack:T1/C1"),
            new Publication("x", new Publisher.Service("events.amazonaws.com", Tocsin.Aws.Arn.Parse("arn:aws:events:::x"), "1")),
            new Origin("e-1"));
        Step step = new SlackHop().Receive(envelope, DateTimeOffset.UnixEpoch).Branches[0].Steps[0];
        Assert.Equal((new Verdict.Stopped(new Reason("slack.invalid_arguments")), new Place("slack:T1/C1")), (step.Verdict, step.Where));
    }

    [Fact]
    public void Blocks_are_written_as_Block_Kit() =>
        Assert.Equal(
            """[{"type":"section","text":{"type":"mrkdwn","text":"*a*"}},{"type":"context","elements":[{"type":"mrkdwn","text":"b"}]}]""",
            Post(new Block.Section("*a*"), new Block.Context(["b"])).BlocksJson());

    private static void Refused(string code, string message, Post post)
    {
        Step step = Receive(post);
        Assert.Equal(new Verdict.Stopped(new Reason(code)), step.Verdict);
        Note note = Assert.Single(step.Notes);
        Assert.Equal((FindingCode.SlackRefused, Severity.Error, Channel, message), (note.Code, note.Severity, note.Where, note.Message));
        Assert.NotNull(note.Write);
    }

    private static Step Receive(Post post) =>
        new SlackHop().Receive(new Envelope(post.Address, post, new Origin("e-1"), Channel), DateTimeOffset.UnixEpoch).Branches[0].Steps[0];

    private static Post Post(params Block[] blocks) =>
        new("T0123456789", "C0123456789", "deploy-alerts", "title", "text", "fallback", [.. blocks], "#000000");
}
