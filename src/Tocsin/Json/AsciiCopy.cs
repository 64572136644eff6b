using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Tocsin.Json;

/// <summary>
/// Copies bytes and finds out on the way whether they are ASCII, which most events are: UTF-8 then needs no look of its own.
/// </summary>
internal static class AsciiCopy
{
    /// <param name="to">At least as long.</param>
    /// <returns>False when a byte is not ASCII.</returns>
    public static bool To(Span<byte> to, ReadOnlySpan<byte> from)
    {
        nuint length = (nuint)from.Length;
        if (length < 32)
        {
            from.CopyTo(to);
            return !from.ContainsAnyInRange((byte)0x80, (byte)0xFF);
        }
        ref byte source = ref MemoryMarshal.GetReference(from);
        ref byte target = ref MemoryMarshal.GetReference(to[..from.Length]);
        Vector256<byte> all = Vector256<byte>.Zero;
        nuint at = 0;
        for (; at + 64 <= length; at += 64)
        {
            Vector256<byte> first = Vector256.LoadUnsafe(ref source, at), second = Vector256.LoadUnsafe(ref source, at + 32);
            first.StoreUnsafe(ref target, at);
            second.StoreUnsafe(ref target, at + 32);
            all |= first | second;
        }
        for (; at < length; at += 32)
        {
            // The last one begins earlier, so that it ends with the text.
            nuint place = Math.Min(at, length - 32);
            Vector256<byte> block = Vector256.LoadUnsafe(ref source, place);
            block.StoreUnsafe(ref target, place);
            all |= block;
        }
        return all.ExtractMostSignificantBits() == 0;
    }
}
