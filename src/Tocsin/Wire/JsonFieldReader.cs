using System.Text.Json;
using Tocsin.Aws;
using Tocsin.Text;

namespace Tocsin.Wire;

/// <summary>Reads structures from JSON: bodies of json 1.0, json 1.1 and rest-json, and what was stored.</summary>
/// <remarks>
/// Members that the structure does not have are passed over; of members with one name the last counts. A marked text stands for a value of
/// any type that is not known offline.
/// Recorded on AWS 2026 (Athena, Kinesis): the texts of type errors. Unverified: that they are the same everywhere.
/// </remarks>
public sealed class JsonFieldReader : FieldReader
{
    private Frame[] frames = new Frame[4];
    private int depth;

    private JsonFieldReader(JsonElement root) => frames[0].Element = root;

    /// <summary>A reader of a JSON value that lives as long as it is read.</summary>
    public static JsonFieldReader Of(JsonElement root) => new(root);

    /// <summary>Reads a structure from a whole JSON text. An empty one has no members.</summary>
    public static Result<T> Read<T>(ReadOnlyMemory<byte> utf8)
        where T : class, IShape<T> =>
        Read<T>(utf8, out _);

    /// <summary>Also tells which members are not known.</summary>
    public static Result<T> Read<T>(ReadOnlyMemory<byte> utf8, out ValueList<UnknownMember> unknown)
        where T : class, IShape<T>
    {
        unknown = [];
        JsonDocument document;
        try
        {
            document = JsonDocument.Parse(utf8.IsEmpty ? "{}"u8.ToArray() : utf8);
        }
        catch (JsonException)
        {
            return new AwsError("SerializationException", "");
        }
        using (document)
        {
            var reader = new JsonFieldReader(document.RootElement);
            var result = reader.Read<T>();
            unknown = reader.UnknownMembers;
            return result;
        }
    }

    protected override bool Enter(string member)
    {
        if (!Find(member, out var value))
        {
            return false;
        }
        Push(value);
        return true;
    }

    protected override bool EnterList(string member, QueryNames names)
    {
        if (!Find(member, out var value) || !Is(value, JsonValueKind.Array, "list", member))
        {
            return false;
        }
        Push(value);
        frames[depth].Items = value.EnumerateArray();
        return true;
    }

    protected override bool EnterNextItem()
    {
        if (!frames[depth].Items.MoveNext())
        {
            return false;
        }
        Push(frames[depth].Items.Current);
        return true;
    }

    protected override bool EnterMap(string member, QueryNames names)
    {
        if (!Find(member, out var value) || !Is(value, JsonValueKind.Object, "map", member))
        {
            return false;
        }
        Push(value);
        frames[depth].Entries = value.EnumerateObject();
        return true;
    }

    protected override bool EnterNextEntry(out string key)
    {
        if (!frames[depth].Entries.MoveNext())
        {
            key = "";
            return false;
        }
        var entry = frames[depth].Entries.Current;
        try
        {
            key = entry.Name;
        }
        catch (InvalidOperationException)
        {
            key = "";
            Fail(NotText);
        }
        Push(entry.Value);
        return true;
    }

    protected override void Leave() => depth--;

    protected override bool IsNull() => Here.ValueKind == JsonValueKind.Null;

    protected override bool IsShape() => Is(Here, JsonValueKind.Object, "structure", null);

    protected override string? ReadText()
    {
        if (Here.ValueKind != JsonValueKind.String)
        {
            Fail(WrongType("a String"));
            return null;
        }
        try
        {
            return Here.GetString();
        }
        catch (InvalidOperationException)
        {
            Fail(NotText);
            return null;
        }
    }

    protected override bool? ReadBoolean() =>
        Here.ValueKind is JsonValueKind.True or JsonValueKind.False ? Here.GetBoolean() : IsMark(Here) ? null : Wrong<bool>("a Boolean");

    protected override long? ReadWhole(long minimum, long maximum) =>
        Here.ValueKind == JsonValueKind.Number && Here.TryGetInt64(out long whole) && whole >= minimum && whole <= maximum ? whole
        : IsMark(Here) ? null
        : Wrong<long>(maximum == int.MaxValue ? "an Integer" : "a Long");

    protected override double? ReadDouble() => Here.ValueKind switch
    {
        JsonValueKind.Number => Here.GetDouble(),
        JsonValueKind.String when Here.ValueEquals("NaN"u8) => double.NaN,
        JsonValueKind.String when Here.ValueEquals("Infinity"u8) => double.PositiveInfinity,
        JsonValueKind.String when Here.ValueEquals("-Infinity"u8) => double.NegativeInfinity,
        _ => IsMark(Here) ? null : Wrong<double>("a Double"),
    };

    protected override DateTimeOffset? ReadTimestamp() =>
        Here.ValueKind == JsonValueKind.Number
            && Here.TryGetDecimal(out decimal seconds) && AwsTime.TryFromSeconds(seconds, out var time) ? time
        : IsMark(Here) ? null
        : Wrong<DateTimeOffset>("a Timestamp");

    protected override ValueList<byte>? ReadBlob()
    {
        if (Here.ValueKind == JsonValueKind.String && Here.TryGetBytesFromBase64(out byte[]? bytes))
        {
            return [.. bytes];
        }
        return IsMark(Here) ? null : Wrong<ValueList<byte>>("a Blob");
    }

    // Half a surrogate pair, or bytes that are no UTF-8.
    private static AwsError NotText => new("SerializationException", "");

    private JsonElement Here => frames[depth].Element;

    private bool Find(string member, out JsonElement value)
    {
        value = default;
        try
        {
            return Here.ValueKind == JsonValueKind.Object
                && Here.TryGetProperty(member, out value) && value.ValueKind != JsonValueKind.Null;
        }
        catch (InvalidOperationException)
        {
            // A name beside it is no text.
            Fail(NotText);
            return false;
        }
    }

    private void Push(JsonElement element)
    {
        if (++depth == frames.Length)
        {
            Array.Resize(ref frames, depth * 2);
        }
        frames[depth].Element = element;
    }

    private bool Is(JsonElement value, JsonValueKind kind, string expected, string? member)
    {
        if (value.ValueKind == kind)
        {
            return true;
        }
        if (TextIn(value) is { } text && Unknown.In(text))
        {
            if (member is null)
            {
                ReportUnknown(text);
            }
            else
            {
                ReportUnknown(member, text);
            }
            return false;
        }
        string message = value.ValueKind switch
        {
            JsonValueKind.Object => "Start of structure or map found where not expected.",
            JsonValueKind.Array => "Start of list found where not expected",
            _ => $"Expected {expected} or null",
        };
        Fail(new AwsError("SerializationException", message));
        return false;
    }

    /// <summary>Whether a marked text stands where another type is expected; tells of it.</summary>
    private bool IsMark(JsonElement value)
    {
        if (TextIn(value) is not { } text || !Unknown.In(text))
        {
            return false;
        }
        ReportUnknown(text);
        return true;
    }

    private static string? TextIn(JsonElement value)
    {
        try
        {
            return value.ValueKind == JsonValueKind.String ? value.GetString() : null;
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }

    private T? Wrong<T>(string type)
        where T : struct
    {
        Fail(WrongType(type));
        return null;
    }

    private AwsError WrongType(string type) => new("SerializationException", Here.ValueKind switch
    {
        JsonValueKind.Object => "Start of structure or map found where not expected.",
        JsonValueKind.Array => "Start of list found where not expected",
        JsonValueKind.String => $"STRING_VALUE can not be converted to {type}",
        JsonValueKind.True => $"TRUE_VALUE can not be converted to {type}",
        JsonValueKind.False => $"FALSE_VALUE can not be converted to {type}",
        _ => $"NUMBER_VALUE can not be converted to {type}",
    });

    private struct Frame
    {
        public JsonElement Element;
        public JsonElement.ArrayEnumerator Items;
        public JsonElement.ObjectEnumerator Entries;
    }
}
