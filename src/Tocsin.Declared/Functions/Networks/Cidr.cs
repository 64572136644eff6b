using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Numerics;

namespace Tocsin.Declared.Functions.Networks;

/// <summary>A range of addresses: <c>10.0.0.0/8</c>.</summary>
/// <param name="Address">The first address, as a number.</param>
/// <param name="Length">How many leading bits all addresses share.</param>
/// <param name="Bits">How many bits an address has: 32 or 128.</param>
internal readonly record struct Cidr(BigInteger Address, int Length, int Bits)
{
    public BigInteger Size => BigInteger.One << (Bits - Length);

    /// <summary>
    /// Null when the text is no range. Host bits are cleared, and parts of IPv4 addresses may have leading zeros, as Terraform has it.
    /// </summary>
    public static Cidr? Parse(string text)
    {
        if (text.Split('/') is not [var host, var length]
            || !int.TryParse(length, NumberStyles.None, CultureInfo.InvariantCulture, out int prefix))
        {
            return null;
        }
        if (!host.Contains(':'))
        {
            string[] parts = host.Split('.');
            if (parts.Length != 4 || !parts.All(p => p.Length is > 0 and < 10 && p.All(char.IsAsciiDigit)))
            {
                return null;
            }
            host = string.Join('.', parts.Select(p => int.Parse(p, CultureInfo.InvariantCulture)));
        }
        if (host.Contains('%') || !IPAddress.TryParse(host, out var address))
        {
            return null;
        }
        int bits = address.AddressFamily == AddressFamily.InterNetwork ? 32 : 128;
        if (prefix > bits)
        {
            return null;
        }
        var number = new BigInteger(address.GetAddressBytes(), isUnsigned: true, isBigEndian: true);
        return new Cidr((number >> (bits - prefix)) << (bits - prefix), prefix, bits);
    }

    public static string Write(BigInteger address, int bits)
    {
        byte[] bytes = new byte[bits / 8];
        byte[] given = address.ToByteArray(isUnsigned: true, isBigEndian: true);
        given.CopyTo(bytes, bytes.Length - given.Length);
        return new IPAddress(bytes).ToString();
    }

    public override string ToString() => $"{Write(Address, Bits)}/{Length}";
}
