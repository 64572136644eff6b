using System.Text;

namespace Tocsin.Json;

/// <summary>One event: a JSON object as UTF-8, validated once, so that whoever reads it later need not ask again.</summary>
/// <remarks>
/// Immutable; safe for any number of readers. The bytes are followed by <see cref="Padding"/> zero bytes, so that a matcher may load a whole vector at any
/// offset of the event without reading past the array.
/// </remarks>
public sealed class EventBytes
{
    /// <summary>Zero bytes behind the event: one 512-bit load.</summary>
    public const int Padding = 64;

    private readonly byte[] padded;

    // The bytes are allocated behind this object, so that they are in cache together: whoever matches many events waits for memory once an event, not twice.
    private EventBytes(string json, bool isPlain)
    {
        Length = Encoding.UTF8.GetByteCount(json);
        padded = new byte[Length + Padding];
        Encoding.UTF8.GetBytes(json, padded);
        IsPlain = isPlain;
    }

    /// <summary>No object has a key twice, and no key has a dot or an escape: what nearly every event is like, and what lets a matcher stop early.</summary>
    public bool IsPlain { get; }

    /// <summary>The length of the event in bytes, without the padding.</summary>
    public int Length { get; }

    /// <summary>The event, exactly as it was given.</summary>
    public ReadOnlySpan<byte> Span => padded.AsSpan(0, Length);

    /// <summary>The event and its padding.</summary>
    public ReadOnlySpan<byte> Padded => padded;

    /// <summary>Takes a JSON object; anything else gives the error.</summary>
    public static bool TryCreate(string json, out EventBytes bytes, out JsonError error)
    {
        bytes = null!;
        if (!JsonParser.TryParse(json, out var value, out error))
        {
            return false;
        }
        if (value is not JsonValue.Object)
        {
            error = new JsonError("an event is a JSON object", value.Start);
            return false;
        }
        bytes = new EventBytes(json, IsPlainIn(value, json));
        return true;
    }

    private static bool IsPlainIn(JsonValue value, string json) => value switch
    {
        JsonValue.Object o => HasPlainKeys(o, json) && o.Members.All(m => IsPlainIn(m.Value, json)),
        JsonValue.Array a => a.Items.All(i => IsPlainIn(i, json)),
        _ => true,
    };

    private static bool HasPlainKeys(JsonValue.Object o, string json)
    {
        foreach (JsonMember member in o.Members)
        {
            // An escape makes the key longer in the text than it is.
            if (member.Name.Contains('.') || string.CompareOrdinal(json, member.NameStart + 1, member.Name, 0, member.Name.Length) != 0)
            {
                return false;
            }
        }
        return o.Members.Count < 2 || o.Members.Select(m => m.Name).Distinct().Count() == o.Members.Count;
    }

    public override string ToString() => Encoding.UTF8.GetString(Span);
}
