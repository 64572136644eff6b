using System.Runtime.CompilerServices;
using Tocsin.Json;

namespace Tocsin.Patterns.Matching;

/// <summary>An event that is held in place while it is scanned.</summary>
/// <param name="text">Its first byte.</param>
/// <param name="end">Behind all that lies in its buffer.</param>
/// <param name="containers">
/// Where its objects and arrays end, as <see cref="EventBytes.Containers"/> has it; null when that is not known.
/// </param>
internal readonly unsafe struct PinnedEvent(byte* text, byte* end, ulong* containers, bool isPlain)
{
    public readonly byte* Text = text;
    public readonly byte* End = end;
    public readonly ulong* Containers = containers;
    public readonly bool IsPlain = isPlain;

    /// <param name="text">The first byte of the event, pinned.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static PinnedEvent Of(EventBytes @event, byte* text)
    {
        int containers = @event.ContainersOffset;
        return new PinnedEvent(
            text, text + @event.BufferLength, containers == 0 ? null : (ulong*)(text + containers), @event.IsPlain);
    }
}
