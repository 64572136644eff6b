using System.Diagnostics;
using System.Numerics;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Unicode;

namespace Tocsin.Json;

/// <summary>One event: a JSON object as UTF-8, validated once, so that whoever reads it later need not ask again.</summary>
/// <remarks>
/// Immutable; safe for any number of readers. The bytes are followed by <see cref="Padding"/> zero bytes, so that a matcher may load a
/// whole vector at any offset of the event without reading past the array.
/// <para>
/// Who owns the buffer: the event. Whoever made the event may give it back by <see cref="Return"/> when nobody holds it any more, and its
/// buffer then serves the next event that this thread makes from bytes, so that a stream of events allocates nothing. An event that is kept
/// is simply not given back; the collector takes it.
/// </para>
/// </remarks>
public sealed class EventBytes
{
    /// <summary>Zero bytes behind the event: one 512-bit load.</summary>
    public const int Padding = 64;

    private const int BytesPerContainer = 24;
    private const int SparedContainers = 16;

    private byte[] padded;
    private int containers;
    private bool isIdle;

    // The bytes are allocated behind this object, so that they are in cache together: whoever matches many events waits for memory once an
    // event, not twice.
    private EventBytes(int room) => padded = new byte[room];

    /// <summary>
    /// No object has a key twice, and no key has a dot or an escape: what nearly every event is like, and what lets a matcher stop early.
    /// </summary>
    public bool IsPlain { get; private set; }

    /// <summary>The length of the event in bytes, without the padding.</summary>
    public int Length { get; private set; }

    /// <summary>The event, exactly as it was given.</summary>
    public ReadOnlySpan<byte> Span => padded.AsSpan(0, Length);

    /// <summary>The event and its padding.</summary>
    public ReadOnlySpan<byte> Padded => padded.AsSpan(0, Length + Padding);

    /// <summary>
    /// For each object and array, in the order in which they begin, where it ends (the offset behind its closing bracket, lower half) and
    /// the number of the one that begins next behind it (upper half): so that a matcher steps over one without reading it. Empty when there
    /// are very many for the event's length.
    /// </summary>
    internal ReadOnlySpan<ulong> Containers => MemoryMarshal.Cast<byte, ulong>(padded.AsSpan(ContainersAt(Length)))[..containers];

    /// <summary>Where <see cref="Containers"/> lie in the buffer; 0 when there are none.</summary>
    internal int ContainersOffset => containers == 0 ? 0 : ContainersAt(Length);

    /// <summary>The length of the buffer, with all that lies behind the event.</summary>
    internal int BufferLength => padded.Length;

    /// <summary>The first byte of the buffer.</summary>
    internal ref readonly byte First => ref MemoryMarshal.GetArrayDataReference(padded);

    /// <summary>Takes a JSON object; anything else gives the error.</summary>
    public static bool TryCreate(string json, out EventBytes bytes, out JsonError error)
    {
        EventBytes read = Take(Encoding.UTF8.GetByteCount(json));
        Encoding.UTF8.GetBytes(json, read.padded);
        bool isObject = read.IsObject();
        bytes = isObject ? read.Copy() : null!;
        error = isObject ? null! : Refusal(json);
        read.Return();
        return isObject;
    }

    /// <summary>Whether a text is a JSON object, as an event has to be; nothing is kept of it.</summary>
    public static bool IsObject(string json)
    {
        EventBytes read = Take(Encoding.UTF8.GetByteCount(json));
        Encoding.UTF8.GetBytes(json, read.padded);
        bool isObject = read.IsObject();
        read.Return();
        return isObject;
    }

    /// <summary>
    /// Takes a JSON object as UTF-8; anything else gives the error that its text would give. About a microsecond a kilobyte, and no tree.
    /// </summary>
    /// <param name="utf8">Is copied, and may change or go away as soon as this returns.</param>
    /// <param name="bytes">
    /// The event, over a buffer that an event given back on this thread left, if there is one. It is the caller's: to keep, or to
    /// <see cref="Return"/> once.
    /// </param>
    public static bool TryCreate(ReadOnlySpan<byte> utf8, out EventBytes bytes, out JsonError error)
    {
        bytes = Take(utf8.Length);
        bool isAscii = AsciiCopy.To(bytes.padded, utf8);
        if ((isAscii || Utf8.IsValid(utf8)) && bytes.IsObject())
        {
            error = null!;
            return true;
        }
        bytes.Return();
        bytes = null!;
        error = Refusal(utf8);
        return false;
    }

    /// <summary>Takes a JSON object as UTF-8, as the other way from bytes does.</summary>
    public static bool TryCreate(ReadOnlyMemory<byte> utf8, out EventBytes bytes, out JsonError error) =>
        TryCreate(utf8.Span, out bytes, out error);

    /// <summary>Gives the event and its buffer back, for the next event that is made from bytes on this thread.</summary>
    /// <remarks>
    /// To be called at most once, and only when nobody will read the event any more: it is empty from now on, and then another one.
    /// </remarks>
    /// <exception cref="InvalidOperationException">It was given back before.</exception>
    public void Return()
    {
        if (isIdle)
        {
            throw new InvalidOperationException(
                "An event was returned twice; who keeps it must not return it, and who returns it must not keep it.");
        }
        isIdle = true;
        Length = 0;
        containers = 0;
        EventPool.Give(this, padded.Length);
    }

    public override string ToString() => Encoding.UTF8.GetString(Span);

    private static EventBytes Take(int length)
    {
        int room = ContainersAt(length) + (((length / BytesPerContainer) + SparedContainers) * sizeof(ulong));
        EventBytes taken = EventPool.Take() ?? new EventBytes(room);
        if (taken.padded.Length < room)
        {
            taken.padded = new byte[BitOperations.RoundUpToPowerOf2((uint)room)];
        }
        taken.isIdle = false;
        taken.Length = length;
        taken.padded.AsSpan(length, Padding).Clear();
        return taken;
    }

    // Without the room that was not needed.
    private EventBytes Copy()
    {
        int room = ContainersAt(Length) + (containers * sizeof(ulong));
        var copy = new EventBytes(room) { Length = Length, IsPlain = IsPlain, containers = containers };
        padded.AsSpan(0, copy.padded.Length).CopyTo(copy.padded);
        return copy;
    }

    private static int ContainersAt(int length) => (length + Padding + sizeof(ulong) - 1) & -sizeof(ulong);

    private unsafe bool IsObject()
    {
        fixed (byte* text = padded)
        {
            int at = ContainersAt(Length);
            JsonForm form = JsonCheck.Of(text, Length, (ulong*)(text + at), (padded.Length - at) / sizeof(ulong), out containers);
            IsPlain = form == JsonForm.Plain || (form == JsonForm.PerhapsPlain && HasNoKeyTwice(JsonParser.Parse(ToString())!));
            return form != JsonForm.Broken;
        }
    }

    // What was refused is read again, as a tree: it takes longer, and tells why.
    private static JsonError Refusal(string json)
    {
        if (!JsonParser.TryParse(json, out JsonValue value, out JsonError error))
        {
            return error;
        }
        return value is JsonValue.Object
            ? throw new UnreachableException($"a JSON object was refused: {json}")
            : new JsonError("an event is a JSON object", value.Start);
    }

    private static JsonError Refusal(ReadOnlySpan<byte> utf8)
    {
        char[] text = new char[utf8.Length];
        return Utf8.ToUtf16(utf8, text, out _, out int valid, replaceInvalidSequences: false) == System.Buffers.OperationStatus.Done
            ? Refusal(new string(text, 0, valid))
            : new JsonError("the text is not UTF-8", valid);
    }

    private static bool HasNoKeyTwice(JsonValue value) => value switch
    {
        JsonValue.Object o => o.Members.Select(m => m.Name).Distinct().Count() == o.Members.Count
            && o.Members.All(m => HasNoKeyTwice(m.Value)),
        JsonValue.Array a => a.Items.All(HasNoKeyTwice),
        _ => true,
    };
}
