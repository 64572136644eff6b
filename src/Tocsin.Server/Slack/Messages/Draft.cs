using System.Text.RegularExpressions;
using Tocsin.Json;
using Tocsin.Server.Slack.Calls;
using Tocsin.Text;

namespace Tocsin.Server.Slack.Messages;

/// <summary>What a caller wants to stand in a message: the members that were given, each as it is kept.</summary>
/// <param name="Metadata">Null when none was given; an empty object where what was there is to go.</param>
/// <param name="Warnings">What was passed over.</param>
internal sealed partial record Draft(
    JsonValue? Text, JsonValue? Blocks, JsonValue? Attachments, JsonValue? Metadata, ValueList<JsonMember> Looks,
    ValueList<string> Warnings)
{
    /// <summary>How it looks, and who seems to speak: kept as it was given.</summary>
    private static readonly string[] LookMembers = ["username", "icon_emoji", "icon_url", "mrkdwn", "parse"];

    public bool HasContent => Text is not null || Blocks is not null || Attachments is not null;

    /// <summary>Reads it; null with what Slack answers when a member is not even what it should be.</summary>
    public static Draft? Read(Arguments given, out Answer? refused)
    {
        refused = null;
        var text = given.Text("text") is { } t ? new JsonValue.String(t) : null;
        if (!given.TryJson("blocks", out var blocks))
        {
            refused = Answer.Refused("invalid_blocks_format");
        }
        else if (!given.TryJson("attachments", out var attachments) || attachments is not (null or JsonValue.Array))
        {
            // Unverified: what Slack answers to attachments that are no list.
            refused = Answer.Refused("invalid_attachments");
        }
        else if (!given.TryJson("metadata", out var metadata) || metadata is not (null or JsonValue.Object))
        {
            refused = Answer.Refused("invalid_metadata_format");
        }
        else if (metadata is not null && JsonWriter.Write(metadata).Length > Calls.Limits.MetadataLength)
        {
            refused = Answer.Refused("metadata_too_large");
        }
        else if (given.Text("markdown_text") is { Length: > 0 } markdown)
        {
            if (given.Has("text") || blocks is not null)
            {
                refused = Answer.Refused("markdown_text_conflict");
                return null;
            }
            // It is kept as the block that holds such text, and held to the limits of that.
            text = new JsonValue.String(markdown);
            blocks = new JsonValue.Array([Member.Object(Member.Of("type", "markdown"), Member.Of("text", markdown))]);
            return Of(text, blocks, attachments, metadata, given);
        }
        else
        {
            return Of(text, blocks, attachments, metadata, given);
        }
        return null;
    }

    private static Draft Of(JsonValue? text, JsonValue? blocks, JsonValue? attachments, JsonValue? metadata, Arguments given)
    {
        bool fits = metadata is null or JsonValue.Object { Members.Count: 0 } || IsSchema(metadata);
        return new Draft(
            text, blocks, attachments, fits ? metadata : null,
            LookMembers.Where(given.Has).Select(name => Member.Of(name, given.Given[name]!)).ToValueList(),
            fits ? [] : ["invalid_metadata_schema"]);
    }

    /// <summary>Metadata of an event, or of entities, or of both; anything else is passed over with a warning.</summary>
    // https://docs.slack.dev/messaging/message-metadata: an event's type has letters, numbers, underscores and hyphens, no periods.
    private static bool IsSchema(JsonValue metadata) =>
        metadata.Member("event_type") is { } type
            ? type.AsText() is { } name && EventType().IsMatch(name) && metadata.Member("event_payload") is JsonValue.Object
            : metadata.Member("entities") is JsonValue.Array;

    [GeneratedRegex(@"^[A-Za-z0-9_-]{1,255}\z")]
    private static partial Regex EventType();
}
