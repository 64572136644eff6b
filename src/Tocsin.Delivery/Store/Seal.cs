using System.Globalization;
using System.Numerics;
using System.Runtime.InteropServices;

namespace Tocsin.Delivery.Store;

/// <summary>What the last eight bytes of a database's page say of those before them, and of the place that it was written for.</summary>
/// <remarks>
/// Two CRC-32C side by side, of the even and of the odd words: any flipped byte is found for certain, and a page takes a quarter of a
/// microsecond. A page of zeros, which was never written or is lost, holds none.
/// </remarks>
internal static class Seal
{
    public const int PageBytes = 4096;

    /// <summary>Of a page, at its end.</summary>
    public const int Bytes = 8;

    /// <param name="number">The page's, from 1.</param>
    public static void Put(Span<byte> page, long number) => MemoryMarshal.Write(page[^Bytes..], Of(page, number));

    public static bool Holds(ReadOnlySpan<byte> page, long number) => MemoryMarshal.Read<ulong>(page[^Bytes..]) == Of(page, number);

    /// <summary>What is wrong where it does not.</summary>
    public static string Told(long number) => string.Create(
        CultureInfo.InvariantCulture, $"page {number}, at byte {(number - 1) * PageBytes}, does not hold what was written");

    private static ulong Of(ReadOnlySpan<byte> page, long number)
    {
        var words = MemoryMarshal.Cast<byte, ulong>(page[..^Bytes]);
        // Neither begins with zero, however many pages there are.
        uint even = (uint)number | 1u << 31, odd = ~(uint)number | 1u << 31;
        for (int i = 0; i + 1 < words.Length; i += 2)
        {
            even = BitOperations.Crc32C(even, words[i]);
            odd = BitOperations.Crc32C(odd, words[i + 1]);
        }
        return BitOperations.Crc32C(even, words[^1]) | (ulong)odd << 32;
    }
}
