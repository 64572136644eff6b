using System.Numerics;
using System.Runtime.CompilerServices;

namespace Tocsin.Json;

/// <summary>
/// Is a text a JSON object? One pass over its bytes, without a tree: it accepts exactly what <see cref="JsonParser"/> does.
/// </summary>
/// <remarks>
/// Strings are looked through 32 bytes at once, for the quote, the backslash and what may not stand in them; a number of up to 31
/// characters is one look; the characters between them are met in pairs, as a text without white space has them, and one by one where it
/// has some. The usual members of an object, and objects of an array that are like the first, have loops of their own:
/// <see cref="PlainMembers"/>, <see cref="KnownObjects"/>. Some 4 instructions a byte.
/// </remarks>
internal static unsafe class JsonCheck
{
    private const ulong BetweenObjects = 0xD6E8FEB86659FD93;
    private const ushort QuoteColon = '"' | (':' << 8);
    private const ushort CommaQuote = ',' | ('"' << 8);
    private const ushort BraceQuote = '{' | ('"' << 8);

    [ThreadStatic]
    private static KeyHashes? mine;

    /// <param name="text">Valid UTF-8, with <see cref="EventBytes.Padding"/> zero bytes behind, at which everything ends.</param>
    /// <param name="containers">Receives where each object and array ends: see <see cref="EventBytes.Containers"/>.</param>
    /// <param name="count">How many there are; 0 if there are more than <paramref name="room"/>.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static JsonForm Of(byte* text, int length, ulong* containers, int room, out int count)
    {
        ulong[] keys = (mine ??= new KeyHashes()).For(length, out uint number);
        fixed (ulong* table = keys)
        {
            return Check(text, text + length, table, 64 - BitOperations.Log2((uint)keys.Length), number, containers, room, out count);
        }
    }

    // One method with jumps, so that where it is and what is open stay in registers, and the kind of the innermost container is where it
    // is. On the stack: the numbers of the containers around, times two, and one more for an array.
    [SkipLocalsInit]
    private static JsonForm Check(byte* text, byte* end, ulong* table, int shift, uint number, ulong* containers, int room, out int count)
    {
        int* bottom = stackalloc int[JsonParser.MaximumDepth], around = bottom;
        KnownKey* known = stackalloc KnownKey[KnownKey.Most + 1];
        int self = 0, met = 0, outer = -1, knownIn = -1;
        uint odd = 0, twice = 0;
        ulong inside;
        count = 0;
        byte* p = JsonScalars.SkipSpace(text);
        if (*p != '{')
        {
            return JsonForm.Broken;
        }

    OpenObject:
        if (*++p != '"')
        {
            p = JsonScalars.SkipSpace(p);
            if (*p == '}')
            {
                goto Empty;
            }
            if (*p != '"')
            {
                return JsonForm.Broken;
            }
        }
        if (around == bottom + JsonParser.MaximumDepth)
        {
            return JsonForm.Broken;
        }
        *around++ = outer;
        self = met++;
        inside = Inside(self);
        p++;

    Key:
        p = PlainMembers.End(p, table, shift, number, inside, out PlainMembers.Stop stop);
        switch (stop)
        {
            case PlainMembers.Stop.Value:
                goto ObjectValue;
            case PlainMembers.Stop.Next:
                goto ObjectNext;
        }

        // A key that is longer than a vector, has an escape or a dot, or white space behind it, takes the longer way.
        byte* keyEnd = p + BitOperations.TrailingZeroCount(JsonScalars.KeyStops(p));
        byte* value = keyEnd + 2;
        if (Unsafe.ReadUnaligned<ushort>(keyEnd) != QuoteColon)
        {
            keyEnd = JsonScalars.LongStringEnd(p) - 1;
            value = JsonScalars.ColonEnd(keyEnd);
            if (value is null)
            {
                return JsonForm.Broken;
            }
            odd |= new ReadOnlySpan<byte>(p, (int)(keyEnd - p)).ContainsAny((byte)'.', (byte)'\\') ? 1u : 0;
        }
        twice |= KeyHashes.Add(table, shift, number, KeyHashes.Of(p, (nint)(keyEnd - p), inside));
        p = value;

    ObjectValue:
        switch (*p)
        {
            case (byte)'"':
                p = JsonScalars.StringEnd(p + 1);
                break;
            case (byte)'{':
                outer = self << 1;
                goto OpenObject;
            case (byte)'[':
                outer = self << 1;
                goto OpenArray;
            case (byte)'-' or (>= (byte)'0' and <= (byte)'9'):
                p = JsonScalars.NumberEnd(p);
                break;
            case (byte)' ' or (byte)'\t' or (byte)'\n' or (byte)'\r':
                p = JsonScalars.SkipSpace(p);
                goto ObjectValue;
            default:
                p = JsonScalars.WordEnd(p);
                break;
        }
        if (p is null)
        {
            return JsonForm.Broken;
        }

    ObjectNext:
        if (Unsafe.ReadUnaligned<ushort>(p) == CommaQuote)
        {
            p += 2;
            goto Key;
        }
        if (*p == '}')
        {
            goto Close;
        }
        if (JsonScalars.IsSpace(*p))
        {
            p = JsonScalars.SkipSpace(p);
            goto ObjectNext;
        }
        if (*p != ',' || *(p = JsonScalars.SkipSpace(p + 1)) != '"')
        {
            return JsonForm.Broken;
        }
        p++;
        goto Key;

    OpenArray:
        p = JsonScalars.SkipSpace(p + 1);
        if (*p == ']')
        {
            goto Empty;
        }
        if (around == bottom + JsonParser.MaximumDepth)
        {
            return JsonForm.Broken;
        }
        *around++ = outer;
        self = met++;
        if (Unsafe.ReadUnaligned<ushort>(p) == BraceQuote && around < bottom + JsonParser.MaximumDepth)
        {
            byte* first = KnownObjects.FirstEnd(p + 2, known);
            knownIn = first is null ? -1 : self;
            if (first is not null)
            {
                twice |= KnownKey.Add(table, shift, number, known, Inside(met));
                if (met < room)
                {
                    containers[met] = (uint)(first - text) | ((ulong)(met + 1) << 32);
                }
                met++;
                p = KnownObjects.End(first, known, text, containers, room, ref met);
                goto ArrayNext;
            }
        }

    ArrayValue:
        switch (*p)
        {
            case (byte)'"':
                p = JsonScalars.StringEnd(p + 1);
                break;
            case (byte)'{':
                outer = (self << 1) | 1;
                goto OpenObject;
            case (byte)'[':
                outer = (self << 1) | 1;
                goto OpenArray;
            case (byte)'-' or (>= (byte)'0' and <= (byte)'9'):
                p = JsonScalars.NumberEnd(p);
                break;
            case (byte)' ' or (byte)'\t' or (byte)'\n' or (byte)'\r':
                p = JsonScalars.SkipSpace(p);
                goto ArrayValue;
            default:
                p = JsonScalars.WordEnd(p);
                break;
        }
        if (p is null)
        {
            return JsonForm.Broken;
        }

    ArrayNext:
        if (*p == ',')
        {
            p++;
            goto ArrayValue;
        }
        if (*p == ']')
        {
            goto Close;
        }
        if (JsonScalars.IsSpace(*p))
        {
            p = JsonScalars.SkipSpace(p);
            goto ArrayNext;
        }
        return JsonForm.Broken;

    Empty:
        p++;
        if (met < room)
        {
            containers[met] = (uint)(p - text) | ((ulong)(met + 1) << 32);
        }
        met++;
        goto Behind;

    Close:
        p++;
        if (self < room)
        {
            containers[self] = (uint)(p - text) | ((ulong)met << 32);
        }
        outer = *--around;

    Behind:
        if ((outer & 1) == 0)
        {
            self = outer >> 1;
            inside = Inside(self);
            goto ObjectNext;
        }
        if (outer >= 0)
        {
            self = outer >> 1;
            if (knownIn == self)
            {
                p = KnownObjects.End(p, known, text, containers, room, ref met);
            }
            goto ArrayNext;
        }
        count = met <= room ? met : 0;
        return JsonScalars.SkipSpace(p) != end ? JsonForm.Broken
            : odd != 0 ? JsonForm.NotPlain : twice != 0 ? JsonForm.PerhapsPlain : JsonForm.Plain;
    }

    // The number of an object with bits everywhere.
    private static ulong Inside(int self) => ((ulong)(uint)self + 1) * BetweenObjects;
}
