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

    private EventBytes(byte[] padded, int length)
    {
        this.padded = padded;
        Length = length;
    }

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
        int length = Encoding.UTF8.GetByteCount(json);
        byte[] padded = new byte[length + Padding];
        Encoding.UTF8.GetBytes(json, padded);
        bytes = new EventBytes(padded, length);
        return true;
    }

    public override string ToString() => Encoding.UTF8.GetString(Span);
}
