using Tocsin.Json;
using Tocsin.Text;

namespace Tocsin.Slack.BlockKit;

/// <summary>A message as apps post it to Slack: blocks, attachments, or text alone, and all that Slack would refuse it for.</summary>
/// <remarks>Sources: https://docs.slack.dev/reference/methods/chat.postMessage, https://docs.slack.dev/reference/block-kit.</remarks>
/// <param name="Parts">In the order Slack shows them.</param>
public sealed record Message(ValueList<Part> Parts, ValueList<Fault> Faults)
{
    /// <summary>Whether a JSON object means to be a message to Slack: it has blocks or attachments.</summary>
    public static bool Means(JsonValue value) =>
        value.Member("blocks") is JsonValue.Array || value.Member("attachments") is JsonValue.Array;

    public static Message Read(JsonValue value)
    {
        var check = new Check("invalid_blocks");
        var parts = new List<Part>();
        var blocks = new BlockReader(check);
        bool hasBlocks = value.Member("blocks") is { } given && given is not JsonValue.Array { Items.Count: 0 };
        string text = value.Member("text")?.AsText() ?? "";
        if (hasBlocks)
        {
            parts.Add(new Part(null, blocks.ReadAll(value.Member("blocks")!, "/blocks")));
        }
        else if (text.Length > 0)
        {
            // With blocks, the text is for notifications alone.
            parts.Add(new Part(null, [new Shown.Text(Mrkdwn.Parse(text))]));
        }
        if (text.Length > Limits.TextLength)
        {
            check.Add("msg_too_long", "/text", $"has {text.Length} characters, more than {Limits.TextLength}", "a shorter text");
        }
        if (value.Member("attachments") is JsonValue.Array { Items: var attachments })
        {
            if (attachments.Count > Limits.Attachments)
            {
                check.Add(
                    "too_many_attachments", "/attachments", $"has {attachments.Count} attachments, more than {Limits.Attachments}",
                    "fewer attachments");
            }
            var within = check.Within("invalid_attachments");
            for (int i = 0; i < Math.Min(attachments.Count, Limits.Attachments); i++)
            {
                parts.Add(AttachmentReader.Read(within, attachments[i], JsonPointer.Append("/attachments", i)));
            }
        }
        if (parts.Count == 0)
        {
            check.Add("no_text", "", "has neither text nor blocks nor attachments", "\"text\", or \"blocks\"");
        }
        if (check.TextLength > Limits.TotalTextLength)
        {
            check.Add(
                "msg_blocks_too_long", hasBlocks ? "/blocks" : "/attachments",
                $"holds {check.TextLength} characters, more than about {Limits.TotalTextLength}", "shorter texts, or two messages");
        }
        return new Message(parts.ToValueList(), check.Faults.ToValueList());
    }
}
