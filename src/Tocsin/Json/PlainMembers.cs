using System.Numerics;
using System.Runtime.CompilerServices;

namespace Tocsin.Json;

/// <summary>Steps over the members of an object as long as each has an ordinary key and a string.</summary>
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

        /// <summary>At a value, or at white space before it, that is no string without escapes; its key is among the others.</summary>
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
            byte* keyEnd = p + BitOperations.TrailingZeroCount(JsonScalars.KeyStops(p));
            if (Unsafe.ReadUnaligned<ushort>(keyEnd) != QuoteColon)
            {
                stop = Stop.Key;
                return p;
            }
            if (!KeyHashes.IsFirst(table, shift, number, KeyHashes.Of(p, (int)(keyEnd - p), inside)))
            {
                stop = Stop.Key;
                return p;
            }
            p = keyEnd + 2;
            if (*p != '"')
            {
                stop = Stop.Value;
                return p;
            }
            byte* end = JsonScalars.FirstStop(p + 1);
            if (*end != '"')
            {
                stop = Stop.Value;
                return p;
            }
            p = end + 1;
            if (Unsafe.ReadUnaligned<ushort>(p) != CommaQuote)
            {
                stop = Stop.Next;
                return p;
            }
            p += 2;
        }
    }
}
