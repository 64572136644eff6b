using System.Numerics;
using System.Runtime.CompilerServices;

namespace Tocsin.Json;

/// <summary>Steps over the objects of an array that are like the first: its keys, in that order, and plain values.</summary>
/// <remarks>
/// Whatever it does not know it leaves to <see cref="JsonCheck"/>: so it need not tell what is wrong from what is only unusual. Points of a
/// line, or names with their values, are most of many events; each costs a third of what it costs there.
/// </remarks>
internal static unsafe class KnownObjects
{
    private const uint CommaBraceQuote = ',' | ('{' << 8) | ('"' << 16);
    private const uint ThreeBytes = 0xFFFFFF;
    private const ushort QuoteColon = '"' | (':' << 8);
    private const ushort CommaQuote = ',' | ('"' << 8);

    /// <summary>Takes down the keys of the first object of an array.</summary>
    /// <param name="p">Behind the quote of its first key.</param>
    /// <param name="known">Receives them, and <see cref="KnownKey.None"/> behind the last.</param>
    /// <returns>Behind the object; null if it has anything but short keys and plain values.</returns>
    public static byte* FirstEnd(byte* p, KnownKey* known)
    {
        for (KnownKey* end = known + KnownKey.Most; known < end; known++, p += 2)
        {
            nint length = BitOperations.TrailingZeroCount(JsonScalars.KeyStops(p));
            if (length > KnownKey.LongestKey || Unsafe.ReadUnaligned<ushort>(p + length) != QuoteColon)
            {
                return null;
            }
            *known = KnownKey.Of(p, length);
            p = ValueEnd(p + length + 2);
            if (Unsafe.ReadUnaligned<ushort>(p) != CommaQuote)
            {
                known[1] = KnownKey.None;
                return *p == '}' ? p + 1 : null;
            }
        }
        return null;
    }

    /// <param name="p">Behind an object of the array.</param>
    /// <param name="known">The keys of the array's objects; the last of them is <see cref="KnownKey.None"/>.</param>
    /// <param name="met">The number of the container that begins next; grows by one for each object.</param>
    /// <returns>Behind the last object that is like the first.</returns>
    public static byte* End(byte* p, KnownKey* known, byte* text, ulong* containers, int room, ref int met)
    {
        nint number = met;
        while ((Unsafe.ReadUnaligned<uint>(p) & ThreeBytes) == CommaBraceQuote)
        {
            byte* at = p + 3;
            KnownKey* key = known;
            while (true)
            {
                if ((Unsafe.ReadUnaligned<ulong>(at) & key->Mask) != key->Word)
                {
                    goto Unlike;
                }
                at = ValueEnd(at + key->Length);
                key++;
                if (Unsafe.ReadUnaligned<ushort>(at) != CommaQuote)
                {
                    break;
                }
                at += 2;
            }
            if (*at != '}')
            {
                break;
            }
            p = at + 1;
            if (number < room)
            {
                containers[number] = (uint)(p - text) | ((ulong)(number + 1) << 32);
            }
            number++;
        }

    Unlike:
        met = (int)number;
        return p;
    }

    /// <param name="p">Behind a colon.</param>
    /// <returns>Behind a string without escapes or a plain number; where neither a comma nor a bracket stands, if it is neither.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static byte* ValueEnd(byte* p)
    {
        if (*p == '"')
        {
            byte* end = JsonScalars.FirstStop(p + 1);
            return *end == '"' ? end + 1 : p;
        }
        if (*p != '-' && (p[1] == ',' || p[1] == '}'))
        {
            return char.IsAsciiDigit((char)*p) ? p + 1 : p - 1;
        }
        return JsonScalars.PlainNumberEnd(p);
    }
}
