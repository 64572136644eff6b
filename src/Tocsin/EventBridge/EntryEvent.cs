using System.Buffers;
using System.Globalization;
using System.Text;
using Tocsin.Aws;
using Tocsin.EventBridge.Shapes;
using Tocsin.Json;

namespace Tocsin.EventBridge;

/// <summary>The event that an entry of PutEvents becomes: its members in AWS's order, compact, written as bytes without a tree.</summary>
internal static class EntryEvent
{
    private static readonly SearchValues<byte> Spaces = SearchValues.Create(" \t\n\r"u8);
    private static readonly SearchValues<char> ToEscape = SearchValues.Create([.. Enumerable.Range(0, 32).Select(c => (char)c), '"', '\\']);

    /// <summary>The detail, compact; false when it is no JSON object.</summary>
    public static bool TryCompact(string detail, ArrayBufferWriter<byte> into)
    {
        int length = Encoding.UTF8.GetByteCount(detail);
        var whole = into.GetSpan(length)[..length];
        Encoding.UTF8.GetBytes(detail, whole);
        if (!EventBytes.TryCreate(whole, out var valid, out _))
        {
            return false;
        }
        valid.Return();
        if (whole.IndexOf((byte)'\\') >= 0)
        {
            // Escapes are rare, and written anew as AWS does.
            Encoding.UTF8.GetBytes(JsonWriter.Write(JsonParser.Parse(detail)!), into);
            return true;
        }
        into.Advance(whole.IndexOfAny(Spaces) < 0 ? length : WithoutSpaces(whole));
        return true;
    }

    /// <param name="detail">Compact.</param>
    /// <param name="made">Room for the text, which nobody needs afterwards.</param>
    public static EventBytes Make(
        PutEventsRequestEntry entry, ReadOnlySpan<byte> detail, string id, Arn bus, Call call, ArrayBufferWriter<byte> made)
    {
        made.ResetWrittenCount();
        made.Write("{\"version\":\"0\",\"id\":\""u8);
        Text(made, id);
        made.Write("\",\"detail-type\":\""u8);
        Text(made, entry.DetailType!);
        made.Write("\",\"source\":\""u8);
        Text(made, entry.Source!);
        made.Write("\",\"account\":\""u8);
        Text(made, call.Account.ToString());
        made.Write("\",\"time\":\""u8);
        Text(made, Stamp(entry.Time ?? call.Now));
        made.Write("\",\"region\":\""u8);
        Text(made, bus.Region);
        made.Write("\",\"resources\":["u8);
        var resources = entry.Resources.GetValueOrDefault();
        for (int i = 0; i < resources.Count; i++)
        {
            made.Write(i == 0 ? "\""u8 : ",\""u8);
            Text(made, resources[i]);
            made.Write("\""u8);
        }
        made.Write("],\"detail\":"u8);
        made.Write(detail);
        made.Write("}"u8);
        return EventBytes.TryCreate(made.WrittenSpan, out var bytes, out var error)
            ? bytes
            : throw new InvalidOperationException($"an entry became no event: {error.Message}");
    }

    public static string Stamp(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    private static void Text(ArrayBufferWriter<byte> into, string text) =>
        Encoding.UTF8.GetBytes(text.AsSpan().IndexOfAny(ToEscape) < 0 ? text : JsonWriter.Escape(text), into);

    /// <summary>Takes out the spaces between values, in place; the text has no escapes, so each quote begins or ends a string.</summary>
    /// <returns>How much is left.</returns>
    private static int WithoutSpaces(Span<byte> json)
    {
        int kept = 0;
        bool inString = false;
        foreach (byte b in json)
        {
            inString ^= b == '"';
            if (inString || !Spaces.Contains(b))
            {
                json[kept++] = b;
            }
        }
        return kept;
    }
}
