using System.Runtime.CompilerServices;
using Tocsin.Patterns.Bytes;

namespace Tocsin.Patterns.Matching;

/// <summary>One pass over the bytes of one event for one unit.</summary>
/// <remarks>
/// Descends only where a path leads, and skips everything else unread. In a plain event, where no key comes twice, an object is left as
/// soon as all its keys that matter were met, and the pass ends when all of all objects were met, or no pattern can match any more: a value
/// that fails a condition will not come again. A pattern that asks for another source or detail-type than the event has so costs the
/// event's first few hundred bytes.
/// </remarks>
/// <typeparam name="TLeaves">
/// Who is told of every value: nobody, or <see cref="EventLeaves"/>. A structure, so that nobody costs nothing.
/// </typeparam>
[method: MethodImpl(MethodImplOptions.AggressiveInlining)]
internal unsafe ref struct EventScan<TLeaves>(MatchUnit unit, MatchScratch scratch, in PinnedEvent @event, TLeaves leaves)
    where TLeaves : struct, ILeafSink
{
    private const ushort QuoteColon = '"' | (':' << 8);
    private const uint QuoteCommaQuote = '"' | (',' << 8) | ('"' << 16);
    private readonly byte* text = @event.Text;
    private readonly byte* end = @event.End;
    private readonly ulong* containers = @event.Containers;
    private readonly bool plain = @event.IsPlain;
    private int arrays;
    private ulong present;

    // The number of the object or array that begins next.
    private int next;

    /// <summary>The conditions that hold.</summary>
    public ulong Seen { get; private set; }

    /// <summary>The conditions whose failure <see cref="Alive"/> knows of already.</summary>
    public ulong Judged { get; private set; }

    /// <summary>The ways that can still match, if there are at most 64.</summary>
    public ulong Alive { get; private set; } = unit.AllWays;

    /// <summary>The places at which there was an array with objects or arrays in it.</summary>
    public ulong ArraysMet { get; private set; }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Run()
    {
        scratch.Prefetch(text, end, unit.ReadsLittle);
        byte* first = SkipSpace(text) + 1;
        if (plain)
        {
            ReadObject(first, unit.Root, isLast: true);
        }
        else
        {
            ReadOddObject(first, unit.Root);
        }
        Seen |= unit.Absence & ~present;
    }

    /// <summary>An object of a plain event.</summary>
    /// <param name="p">Behind the opening bracket.</param>
    /// <param name="isLast">Nothing is wanted behind this object.</param>
    /// <returns>Behind the closing one; null when nothing of the event is wanted any more.</returns>
    private byte* ReadObject(byte* p, PathNode node, bool isLast)
    {
        int self = next++;
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
            int index = node.IndexAt(p + 1);
            if (index == 0)
            {
                p = Value(JsonScan.PlainNameEnd(p + 1));
                if (*p == '"')
                {
                    p = JsonScan.StringEnd(p + 1);
                    if ((Unsafe.ReadUnaligned<uint>(p) & 0xFFFFFF) == QuoteCommaQuote)
                    {
                        p += 2;
                        continue;
                    }
                    p++;
                }
                else
                {
                    p = SkipOther(p);
                }
            }
            else
            {
                PathNode child = node.ChildAt(index, out int length);
                p = ReadValue(Value(p + 1 + length), child, isLast && toCome == 1);
                if (p is null || (Alive == 0 && !TLeaves.WantsAll))
                {
                    return null;
                }
                if (--toCome == 0)
                {
                    return isLast ? null : End(p, self);
                }
            }
            p = *p == ',' ? p + 1 : p;
        }
    }

    /// <summary>An object of an event in which keys may come again, or have dots or escapes.</summary>
    private byte* ReadOddObject(byte* p, PathNode node)
    {
        next++;
        while (true)
        {
            p = SkipSpace(p);
            p = *p == ',' ? SkipSpace(p + 1) : p;
            if (*p == '}')
            {
                return p + 1;
            }
            PathNode? child = OddKeys.Find(node, p + 1, scratch, out byte* nameEnd);
            p = Value(nameEnd);
            p = child is not null ? ReadValue(p, child, isLast: false) : *p == '"' ? JsonScan.StringEnd(p + 1) + 1 : SkipOther(p);
        }
    }

    private byte* ReadArray(byte* p, PathNode node)
    {
        next++;
        arrays++;
        leaves.BeginArray(node);
        while (true)
        {
            switch (*p)
            {
                case (byte)'{' or (byte)'[':
                    ArraysMet |= node.Bit;
                    leaves.BeginElement();
                    p = *p == '[' ? ReadArray(p + 1, node) : ReadAnyObject(p, node, isLast: false);
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

    private byte* ReadAnyObject(byte* p, PathNode node, bool isLast) =>
        node.Count == 0 ? SkipContainer(p) : plain ? ReadObject(p + 1, node, isLast) : ReadOddObject(p + 1, node);

    // An object, array, number, true, false or null.
    private byte* SkipOther(byte* p) => *p is (byte)'{' or (byte)'[' ? SkipContainer(p) : JsonScan.SkipWord(p);

    private byte* SkipContainer(byte* p)
    {
        if (containers is null)
        {
            return JsonScan.SkipContainer(p + 1, 1);
        }
        return End(p, next);
    }

    // Behind the closing bracket of an object or array; p is inside it, outside of all others and of strings.
    private byte* End(byte* p, int container)
    {
        if (containers is null)
        {
            return JsonScan.SkipContainer(p, 1);
        }
        ulong ends = containers[container];
        next = (int)(ends >> 32);
        return text + (uint)ends;
    }

    private byte* ReadItem(byte* p, PathNode node) => ReadValue(p, node, isLast: false);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private byte* ReadValue(byte* p, PathNode node, bool isLast)
    {
        FieldMatcher? field = node.Field;
        switch (*p)
        {
            case (byte)'"':
                byte* end = JsonScan.ShortStringEnd(p + 1);
                if (end is null)
                {
                    return ReadLongString(p, node);
                }
                if (field is not null)
                {
                    Take(node, field, p, field.MatchString(p + 1, (int)(end - p - 1), scratch));
                }
                return end + 1;
            case (byte)'{':
                return ReadAnyObject(p, node, isLast);
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

    // Or one with escapes.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private byte* ReadLongString(byte* p, PathNode node)
    {
        byte* end = JsonScan.StringEnd(p + 1, out bool escaped);
        if (node.Field is { } field)
        {
            Take(node, field, p, escaped ? MatchEscaped(field, p + 1, end) : field.MatchLongString(p + 1, (int)(end - p - 1), scratch));
        }
        return end + 1;
    }

    private byte* ReadNumber(byte* p, PathNode node, FieldMatcher field)
    {
        Take(node, field, p, field.MatchNumber(p, out byte* end, TLeaves.WantsEach || (arrays == 0 && plain) ? 0 : Seen));
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

    // The first byte of the value whose name ends here.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static byte* Value(byte* nameEnd)
    {
        if (Unsafe.ReadUnaligned<ushort>(nameEnd) == QuoteColon && nameEnd[2] > ' ')
        {
            return nameEnd + 2;
        }
        return SkipSpace(SkipSpace(nameEnd + 1) + 1);
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
