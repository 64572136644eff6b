using System.Numerics;
using System.Runtime.CompilerServices;

namespace Tocsin.Json;

/// <summary>Steps over the members of an object as long as each has an ordinary key and a string or number.</summary>
/// <remarks>
/// Most members of most events. A loop of its own, without calls, so that all it works with stays in registers, the vectors' constants too;
/// what it does not know it leaves to <see cref="JsonCheck"/>.
/// </remarks>
internal static unsafe class PlainMembers
{
    private const ushort QuoteColon = '"' | (':' << 8);
    private const ushort CommaQuote = ',' | ('"' << 8);

    /// <summary>Where it stopped.</summary>
    public enum Stop
    {
        /// <summary>
        /// Behind the quote that opens a key, which is longer than a vector, has an escape, a dot or white space, or may be there already.
        /// </summary>
        Key,

        /// <summary>
        /// At a value, or at white space before it, that is no string without escapes and no plain number; its key is among the others.
        /// </summary>
        Value,

        /// <summary>Behind a value.</summary>
        Next,
    }

    /// <param name="p">Behind the quote that opens a key.</param>
    /// <param name="inside">The object's own number, with bits everywhere.</param>
    public static byte* End(byte* p, ulong* table, int shift, uint number, ulong inside, out Stop stop)
    {
        while (true)
        {
            ulong stops = JsonScalars.KeyStops(p);
            nint length = BitOperations.TrailingZeroCount((uint)stops);
            if (Unsafe.ReadUnaligned<ushort>(p + length) != QuoteColon
                || !KeyHashes.IsFirst(table, shift, number, KeyHashes.Of(p, length, inside)))
            {
                stop = Stop.Key;
                return p;
            }
            byte* end, value = p + length + 2;
            if (*value == '"')
            {
                // Mostly among the same 32 bytes.
                stops >>= (int)length + 3;
                if (stops == 0 || *(end = value + 1 + BitOperations.TrailingZeroCount(stops)) != '"')
                {
                    end = JsonScalars.FirstStop(value + 1);
                    if (*end != '"')
                    {
                        stop = Stop.Value;
                        return value;
                    }
                }
                p = end + 1;
            }
            else if (*value > '9')
            {
                stop = Stop.Value;
                return value;
            }
            else
            {
                p = JsonScalars.PlainNumberEnd(value);
                if (*p is not ((byte)',' or (byte)'}'))
                {
                    stop = Stop.Value;
                    return value;
                }
            }
            if (Unsafe.ReadUnaligned<ushort>(p) != CommaQuote)
            {
                stop = Stop.Next;
                return p;
            }
            p += 2;
        }
    }
}
