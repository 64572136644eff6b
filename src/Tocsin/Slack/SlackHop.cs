using Tocsin.Flow;
using Tocsin.Text;

namespace Tocsin.Slack;

/// <summary>The end of the way, offline: holds a post to Slack's limits; what Slack would take has arrived.</summary>
public sealed class SlackHop : IHop
{
    private const string Shorten = "Shorten the description or the next steps.";

    /// <summary>A post's blocks stand in an attachment: https://github.com/slackapi/bolt-python/issues/914</summary>
    private const string InvalidBlocks = "invalid_attachments";

    public Outcome Receive(Envelope envelope, DateTimeOffset now)
    {
        Place where = envelope.Sender;
        return new([new Branch([Judge(envelope, where)])]);
    }

    private static Step Judge(Envelope envelope, Place where)
    {
        if (envelope.Content is not Post post)
        {
            return Refuse(where, "invalid_arguments", $"{envelope.To} takes posts alone.", "Post through a channel configuration.");
        }
        return Complaint(post) is var (code, message, write) ? Refuse(where, code, message, write) : Arrive(post, where);
    }

    /// <summary>What Slack answers to a post beyond its limits: the error code, why, and what to write; null when it takes it.</summary>
    /// <remarks>
    /// The same as <see cref="BlockKit.Message"/> says of the JSON that is posted, by test. Each post goes through here, and nearly all are
    /// in order: 0.6 µs, where reading the message takes 10.
    /// </remarks>
    private static (string Code, string Message, string Write)? Complaint(Post post)
    {
        if (post.Blocks.Count == 0 && post.Fallback.Length == 0)
        {
            return ("no_text", "The message has neither blocks nor text. Slack refuses it.", "Give the message a title or a description.");
        }
        if (post.Blocks.Count > Limits.Blocks)
        {
            return (InvalidBlocks, $"The message has {post.Blocks.Count} blocks; Slack refuses more than {Limits.Blocks}.", Shorten);
        }
        for (int i = 0; i < post.Blocks.Count; i++)
        {
            if (Fault(post.Blocks[i]) is { } fault)
            {
                return (InvalidBlocks, $"Block {i} {fault}. Slack refuses the whole message.", Shorten);
            }
        }
        int total = post.Blocks.Sum(b => b.Texts.Sum(t => t.Length));
        return total > Limits.TotalTextLength
            ? (
                "msg_blocks_too_long", $"The blocks hold {total} characters; Slack refuses more than about {Limits.TotalTextLength}.",
                Shorten)
            : null;
    }

    private static string? Fault(Block block) => block switch
    {
        Block.Section { Text.Length: 0 } => "has an empty text",
        Block.Section { Text.Length: > Limits.SectionTextLength and var length } =>
            $"has a text of {length} characters, more than {Limits.SectionTextLength}",
        Block.Context { Elements.Count: 0 or > Limits.ContextElements } c =>
            $"has {c.Elements.Count} elements, not 1 to {Limits.ContextElements}",
        Block.Context { Elements: var elements } when elements.Any(e => e.Length == 0) => "has an empty element",
        Block.Context { Elements: var elements } when elements.FirstOrDefault(e => e.Length > Limits.SectionTextLength) is { } element =>
            $"has an element of {element.Length} characters, more than {Limits.SectionTextLength}",
        _ => null,
    };

    private static Step Arrive(Post post, Place where) =>
        // Which channel it is may not be known offline; that it arrives there does not hang on that.
        new(Stage.Slack, where, new Verdict.Arrived(), $"channel {post.Channel}{(post.Thread is null ? "" : $", thread {post.Thread}")}");

    private static Step Refuse(Place where, string code, string message, string write) =>
        new(
            Stage.Slack, where, new Verdict.Stopped(Reasons.Slack(code)), message,
            [new Note(FindingCode.SlackRefused, Severity.Error, where, message, write)]);
}
