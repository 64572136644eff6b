using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics.X86;
using Tocsin.Patterns.Bytes;

namespace Tocsin.Patterns.Matching;

/// <summary>One pass over the bytes of one event for one unit.</summary>
/// <remarks>
/// Descends only where a path leads, and skips everything else unread. In a plain event, where no key comes twice, an object is left as soon as all its keys that
/// matter were met, and the pass ends when no pattern can match any more: a value that fails a condition will not come again. A pattern that asks for another
/// source or detail-type than the event has so costs the event's first few hundred bytes.
/// </remarks>
/// <typeparam name="TLeaves">Who is told of every value: nobody, or <see cref="EventLeaves"/> in a second pass. A structure, so that nobody costs nothing.</typeparam>
internal unsafe ref struct EventScan<TLeaves>(MatchUnit unit, MatchScratch scratch, bool plain, TLeaves leaves)
    where TLeaves : struct, ILeafSink
{
    private const int PrefetchDistance = 2048;
    private const int PrefetchOfNext = 320;
    private const int CacheLine = 64;
    private int arrays;
    private ulong present;

    /// <summary>The conditions that hold.</summary>
    public ulong Seen { get; private set; }

    /// <summary>The conditions whose failure <see cref="Alive"/> knows of already.</summary>
    public ulong Judged { get; private set; }

    /// <summary>The ways that can still match, if there are at most 64.</summary>
    public ulong Alive { get; private set; } = unit.AllWays;

    /// <summary>The places at which there was an array with objects or arrays in it.</summary>
    public ulong ArraysMet { get; private set; }

    /// <param name="json">The event.</param>
    /// <param name="end">Behind its padding.</param>
    public void Run(byte* json, byte* end)
    {
        PrefetchAhead(json, end);
        ReadObject(SkipSpace(json) + 1, unit.Root);
        Seen |= unit.Absence & ~present;
    }

    // Waiting for memory is most of what a large batch of small events costs where few fields are read: that takes less time than one line takes to arrive. Events that
    // came together lie behind one another, so while this one is read, as much memory as it takes up is asked for, two events of usual size ahead: what one asks for begins
    // where what the one before it asked for ends. Measured, events of 920 bytes a second: 4.1 million without, 5.2 with the first lines of the next event alone, 10 with
    // this. Where many fields are read, or behind a large event, the beginning of the next is enough: the rest comes in time by itself, and more would be in the way. To
    // ask for a line that holds something else, or for none, does no harm.
    private void PrefetchAhead(byte* json, byte* end)
    {
        if (Sse.IsSupported)
        {
            long length = end - json;
            bool isAhead = unit.ReadsLittle && length < PrefetchDistance;
            byte* from = isAhead ? json + PrefetchDistance : end;
            byte* to = from + (isAhead ? length : PrefetchOfNext);
            for (byte* line = from; line < to; line += CacheLine)
            {
                Sse.Prefetch0(line);
            }
        }
    }

    /// <param name="p">Behind the opening bracket.</param>
    /// <returns>Behind the closing one.</returns>
    private byte* ReadObject(byte* p, PathNode node)
    {
        int toCome = node.Count;
        while (true)
        {
            if (*p != '"')
            {
                p = SkipSpace(p);
                p = *p == ',' ? SkipSpace(p + 1) : p;
                if (*p == '}')
                {
                    return p + 1;
                }
            }
            PathNode? child = plain ? node.FindAt(p + 1, out byte* nameEnd) : FindAny(node, p + 1, out nameEnd);
            p = SkipSpace(nameEnd + 1);
            p = SkipSpace(p + 1);
            if (child is null)
            {
                p = JsonScan.SkipValue(p);
            }
            else
            {
                p = ReadValue(p, child);
                if (plain)
                {
                    if (Alive == 0 && !TLeaves.WantsAll)
                    {
                        return p;
                    }
                    if (--toCome == 0)
                    {
                        return ReferenceEquals(node, unit.Root) ? p : JsonScan.SkipContainer(p, 1);
                    }
                }
            }
            p = *p == ',' ? p + 1 : p;
        }
    }

    private byte* ReadArray(byte* p, PathNode node)
    {
        arrays++;
        leaves.BeginArray(node);
        while (true)
        {
            switch (*p)
            {
                case (byte)'{' or (byte)'[':
                    ArraysMet |= node.Bit;
                    leaves.BeginElement();
                    p = *p == '[' ? ReadArray(p + 1, node) : node.Count == 0 ? JsonScan.SkipContainer(p + 1, 1) : ReadObject(p + 1, node);
                    leaves.EndElement();
                    break;
                case (byte)']':
                    arrays--;
                    leaves.EndArray();
                    return p + 1;
                case (byte)',' or (byte)' ' or (byte)'\n' or (byte)'\r' or (byte)'\t':
                    p++;
                    break;
                default:
                    p = ReadItem(p, node);
                    break;
            }
        }
    }

    private byte* ReadItem(byte* p, PathNode node) => ReadValue(p, node);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private byte* ReadValue(byte* p, PathNode node)
    {
        FieldMatcher? field = node.Field;
        switch (*p)
        {
            case (byte)'"':
                byte* end = JsonScan.StringEnd(p + 1, out bool escaped);
                if (field is not null)
                {
                    Take(node, field, p, escaped ? MatchEscaped(field, p + 1, end) : field.MatchString(p + 1, (int)(end - p - 1), scratch));
                }
                return end + 1;
            case (byte)'{':
                return node.Count == 0 ? JsonScan.SkipContainer(p + 1, 1) : ReadObject(p + 1, node);
            case (byte)'[':
                return ReadArray(p + 1, node);
            case (byte)'t' or (byte)'f' or (byte)'n':
                if (field is not null)
                {
                    Take(node, field, p, field.MatchWord(*p));
                }
                return p + (*p == 'f' ? 5 : 4);
            default:
                return field is null ? JsonScan.SkipWord(p) : ReadNumber(p, node, field);
        }
    }

    private byte* ReadNumber(byte* p, PathNode node, FieldMatcher field)
    {
        Take(node, field, p, field.MatchNumber(p, out byte* end, TLeaves.WantsAll || (arrays == 0 && plain) ? 0 : Seen));
        return end;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Take(PathNode node, FieldMatcher field, byte* value, Outcome outcome)
    {
        Seen |= outcome.Holds;
        present |= field.Absence;
        if (plain && arrays == 0)
        {
            Alive &= ~outcome.Dead;
            Judged |= field.WithoutAbsence;
        }
        leaves.Take(node, outcome.Holds, value);
    }

    private Outcome MatchEscaped(FieldMatcher field, byte* text, byte* end)
    {
        fixed (byte* unescaped = scratch.Text((int)(end - text)))
        {
            return field.MatchString(unescaped, JsonEscapes.Decode(text, end, unescaped), scratch);
        }
    }

    /// <summary>A key of an event that is not plain: it may have escapes, and dots, which lead as deep as keys inside keys do.</summary>
    private PathNode? FindAny(PathNode node, byte* name, out byte* nameEnd)
    {
        nameEnd = JsonScan.StringEnd(name, out bool escaped);
        int length = (int)(nameEnd - name);
        if (!escaped)
        {
            return FindDotted(node, name, length);
        }
        fixed (byte* unescaped = scratch.Text(length))
        {
            return FindDotted(node, unescaped, JsonEscapes.Decode(name, name + length, unescaped));
        }
    }

    private static PathNode? FindDotted(PathNode? node, byte* name, int length)
    {
        while (node is not null)
        {
            int dot = new ReadOnlySpan<byte>(name, length).IndexOf((byte)'.');
            if (dot < 0)
            {
                return node.Find(name, length);
            }
            node = node.Find(name, dot);
            name += dot + 1;
            length -= dot + 1;
        }
        return null;
    }

    // Most events have no white space: one comparison tells.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static byte* SkipSpace(byte* p)
    {
        while (*p <= ' ')
        {
            p++;
        }
        return p;
    }
}
