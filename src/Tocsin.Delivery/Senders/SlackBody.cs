using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using Tocsin.Delivery.Outgoing;
using Tocsin.Slack;

namespace Tocsin.Delivery.Senders;

/// <summary>A post as <c>chat.postMessage</c> takes it: what it shows in one attachment, and our own id of it in the metadata.</summary>
/// <remarks>
/// The metadata's type has letters, digits and underscores alone: Slack passes over one with a period
/// (https://docs.slack.dev/messaging/message-metadata).
/// </remarks>
internal static class SlackBody
{
    public const string EventType = "tocsin_delivery";

    private static readonly Block Repeated = new Block.Context(
        ["Perhaps for the second time: Slack's answer to the first was lost, and its history is not to be read (channels:history)."]);

    private static readonly JsonWriterOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <param name="thread">Null stands in the channel.</param>
    /// <param name="edited">Slack's name of the message that is edited; null posts one.</param>
    public static ReadOnlyMemory<byte> Of(Post post, Leaving leaving, string? thread, string? edited = null) => Written(json =>
    {
        json.WriteString("channel", post.Channel);
        // Only where an app may choose its name does Slack show it: elsewhere it is passed over.
        json.WriteString("username", post.From);
        if (edited is not null)
        {
            json.WriteString("ts", edited);
        }
        if (thread is not null)
        {
            json.WriteString("thread_ts", thread);
        }
        Shown(json, post, leaving);
        json.WriteStartObject("metadata");
        json.WriteString("event_type", EventType);
        json.WriteStartObject("event_payload");
        json.WriteString("id", leaving.Message);
        json.WriteString("origin", leaving.Envelope.Origin.Event);
        if (leaving.IsRepeated)
        {
            json.WriteBoolean("repeated", true);
        }
        json.WriteEndObject();
        json.WriteEndObject();
    });

    /// <summary>As an incoming webhook takes it, whose channel it is that of the webhook.</summary>
    public static ReadOnlyMemory<byte> OfWebhook(Post post, Leaving leaving) => Written(json => Shown(json, post, leaving));

    public static ReadOnlyMemory<byte> OfText(string text) => Written(json => json.WriteString("text", text));

    private static ReadOnlyMemory<byte> Written(Action<Utf8JsonWriter> write)
    {
        var bytes = new ArrayBufferWriter<byte>(1024);
        using var json = new Utf8JsonWriter(bytes, Plain);
        json.WriteStartObject();
        write(json);
        json.WriteEndObject();
        json.Flush();
        return bytes.WrittenMemory;
    }

    private static void Shown(Utf8JsonWriter json, Post post, Leaving leaving)
    {
        json.WriteStartArray("attachments");
        json.WriteStartObject();
        json.WriteString("color", post.Color);
        json.WriteString("fallback", post.Fallback);
        json.WritePropertyName("blocks");
        json.WriteRawValue((leaving.IsRepeated ? post with { Blocks = post.Blocks.Add(Repeated) } : post).BlocksJson());
        json.WriteEndObject();
        json.WriteEndArray();
    }
}
