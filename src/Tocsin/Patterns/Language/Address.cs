namespace Tocsin.Patterns.Language;

/// <summary>An IPv4 or IPv6 address, as AWS's matcher reads one from text.</summary>
/// <remarks>
/// Octets are decimal, leading zeros and all: <c>10.0.0.01</c> is <c>10.0.0.1</c>. An IPv6 address that only wraps an IPv4 one is that one.
/// </remarks>
internal readonly record struct Address(UInt128 Bits, bool IsV4)
{
    private const int LongestV4 = 15;

    public int Width => IsV4 ? 32 : 128;

    /// <summary>Does the text have the outward form of an address? Only then does AWS try to read it as one.</summary>
    public static bool LooksLikeOne(ReadOnlySpan<byte> text) => LooksLikeV4(text) || LooksLikeV6(text);

    public static bool TryParse(ReadOnlySpan<byte> text, out Address address)
    {
        address = default;
        return LooksLikeV4(text) ? TryParseV4(text, out address) : LooksLikeV6(text) && TryParseV6(text, out address);
    }

    private static bool LooksLikeV4(ReadOnlySpan<byte> text)
    {
        if (text.Length < 7 || !char.IsAsciiDigit((char)text[^1]))
        {
            return false;
        }
        int dots = 0;
        byte last = (byte)'.';
        foreach (byte c in text)
        {
            if (c == '.' ? last == '.' : !char.IsAsciiDigit((char)c))
            {
                return false;
            }
            dots += c == '.' ? 1 : 0;
            last = c;
        }
        return dots == 3;
    }

    private static bool LooksLikeV6(ReadOnlySpan<byte> text) =>
        text.Contains((byte)':') && !text.ContainsAnyExcept("0123456789abcdefABCDEF:"u8);

    private static bool TryParseV4(ReadOnlySpan<byte> text, out Address address)
    {
        uint bits = 0;
        uint octet = 0;
        address = default;
        if (text.Length > LongestV4)
        {
            return false;
        }
        foreach (byte c in text)
        {
            if (c == '.')
            {
                bits = (bits << 8) | octet;
                octet = 0;
                continue;
            }
            octet = (octet * 10) + (uint)(c - '0');
            if (octet > 255)
            {
                return false;
            }
        }
        address = new Address((bits << 8) | octet, IsV4: true);
        return true;
    }

    private static int HexDigit(byte c) => c <= '9' ? c - '0' : (c | 0x20) - 'a' + 10;

    private static bool TryParseV6(ReadOnlySpan<byte> text, out Address address)
    {
        address = default;
        Span<ushort> groups = stackalloc ushort[8];
        int count = 0;
        int gap = -1;
        int at = 0;
        if (text.Length < 2 || (text[0] == ':' && text[at++] == ':' && text[1] != ':'))
        {
            return false;
        }
        int value = -1;
        for (; at < text.Length; at++)
        {
            if (text[at] != ':')
            {
                value = (Math.Max(value, 0) << 4) | HexDigit(text[at]);
                if (value > 0xFFFF)
                {
                    return false;
                }
                continue;
            }
            if (value < 0)
            {
                if (gap >= 0)
                {
                    return false;
                }
                gap = count;
                continue;
            }
            if (at + 1 == text.Length || count == 8)
            {
                return false;
            }
            groups[count++] = (ushort)value;
            value = -1;
        }
        if (value >= 0)
        {
            if (count == 8)
            {
                return false;
            }
            groups[count++] = (ushort)value;
        }
        if (gap >= 0 ? count == 8 : count != 8)
        {
            return false;
        }
        UInt128 bits = 0;
        for (int i = 0; i < 8; i++)
        {
            int from = gap < 0 || i < gap ? i : i - (8 - count);
            bits = (bits << 16) | (gap >= 0 && i >= gap && from < gap ? (ushort)0 : groups[from]);
        }
        address = bits >> 32 == 0xFFFF ? new Address((uint)bits, IsV4: true) : new Address(bits, IsV4: false);
        return true;
    }
}

/// <summary>The addresses of a CIDR block, or a single one.</summary>
internal readonly record struct AddressRange(Address From, UInt128 To)
{
    public static AddressRange Only(Address address) => new(address, address.Bits);

    /// <param name="maskBits">
    /// Fewer than the address has bits; the bits behind them do not count, <c>10.0.0.5/24</c> is <c>10.0.0.0/24</c>.
    /// </param>
    public static AddressRange Block(Address address, int maskBits)
    {
        UInt128 host = (UInt128.One << (address.Width - maskBits - 1) << 1) - 1;
        return new(address with { Bits = address.Bits & ~host }, address.Bits | host);
    }

    public bool Contains(Address address) => address.IsV4 == From.IsV4 && address.Bits >= From.Bits && address.Bits <= To;
}
