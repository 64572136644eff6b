using System.Globalization;
using System.Net;
using System.Numerics;
using Tocsin.Text;

namespace Tocsin.Policies;

/// <summary>
/// One value of a request against one value written in a condition. What cannot be read as the operator's type does not match.
/// </summary>
internal static class Comparing
{
    /// <summary>Are stars and question marks in the written value wildcards?</summary>
    public static bool IsWild(Comparison comparison) => comparison is Comparison.StringLike or Comparison.Arn;

    /// <param name="written">Variables put in, wildcards as <see cref="Glob"/> has them.</param>
    public static Truth Compare(Comparison comparison, string written, string actual) => comparison switch
    {
        Comparison.StringEquals or Comparison.StringLike => Glob.Match(written, actual),
        Comparison.StringEqualsIgnoreCase => Glob.Match(written.ToLowerInvariant(), actual.ToLowerInvariant()),
        Comparison.Arn => Arn(written, actual),
        _ when Unknown.In(written) || Unknown.In(actual) => Truth.Maybe(written, actual),
        Comparison.Bool => Truth.Of(written.Equals(actual, StringComparison.OrdinalIgnoreCase)),
        Comparison.BinaryEquals => Truth.Of(written == actual),
        Comparison.IpAddress => Truth.Of(IsWithin(written, actual)),
        >= Comparison.DateEquals and <= Comparison.DateGreaterThanEquals =>
            Truth.Of(Order(Date(actual), Date(written)) is { } d && Holds(comparison - Comparison.DateEquals, d)),
        _ => Truth.Of(Order(Number(actual), Number(written)) is { } n && Holds(comparison - Comparison.NumericEquals, n)),
    };

    /// <summary>Each of the six parts by itself: a star does not reach over a colon.</summary>
    private static Truth Arn(string written, string actual)
    {
        if (written == actual)
        {
            return Truth.True;
        }
        if (Unknown.In(written) || Unknown.In(actual))
        {
            return Glob.Match(written, actual);
        }
        string[] pattern = written.Split(':', 6);
        string[] parts = actual.Split(':', 6);
        return Truth.Of(pattern.Length == 6 && parts.Length == 6 && pattern.Zip(parts).All(p => Glob.Match(p.First, p.Second).IsTrue));
    }

    /// <summary>The five relations in the order of <see cref="Comparison"/>: equal, less, at most, greater, at least.</summary>
    private static bool Holds(int relation, int order) => relation switch
    {
        0 => order == 0,
        1 => order < 0,
        2 => order <= 0,
        3 => order > 0,
        _ => order >= 0,
    };

    private static int? Order<T>(T? left, T? right)
        where T : struct, IComparable<T> => left is { } l && right is { } r ? l.CompareTo(r) : null;

    private static decimal? Number(string text) =>
        decimal.TryParse(
            text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out decimal number)
            ? number
            : null;

    /// <summary>ISO 8601, or seconds since 1970.</summary>
    private static DateTimeOffset? Date(string text)
    {
        if (long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out long seconds) && text.Length > 4)
        {
            return seconds <= DateTimeOffset.MaxValue.ToUnixTimeSeconds() ? DateTimeOffset.FromUnixTimeSeconds(seconds) : null;
        }
        string[] forms = ["yyyy", "yyyy-MM", "yyyy-MM-dd", "yyyy-MM-ddTHH:mmK", "yyyy-MM-ddTHH:mm:ssK", "yyyy-MM-ddTHH:mm:ss.FFFFFFFK"];
        return DateTimeOffset.TryParseExact(text, forms, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var date)
            ? date
            : null;
    }

    /// <summary>
    /// Addresses are compared by their leading bits, so host bits in the written range do not matter. A bare address is a range of one.
    /// </summary>
    private static bool IsWithin(string range, string address)
    {
        string[] parts = range.Split('/', 2);
        if (!IPAddress.TryParse(parts[0], out var network) || !IPAddress.TryParse(address, out var ip)
            || network.AddressFamily != ip.AddressFamily)
        {
            return false;
        }
        byte[] wanted = network.GetAddressBytes();
        int bits = wanted.Length * 8;
        int length = bits;
        if (parts.Length == 2 && (!int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out length) || length > bits))
        {
            return false;
        }
        var difference = new BigInteger(wanted, isUnsigned: true, isBigEndian: true) ^ new BigInteger(
            ip.GetAddressBytes(), isUnsigned: true, isBigEndian: true);
        return difference >> (bits - length) == BigInteger.Zero;
    }
}
