using System.Globalization;

namespace Tocsin.Aws;

/// <summary>Makes identifiers from a seed (SplitMix64), so that one seed reproduces a whole run.</summary>
/// <remarks>Not safe for several threads: each run has its own.</remarks>
public sealed class Ids(ulong seed)
{
    private ulong state = seed;

    public ulong Next()
    {
        ulong z = state += 0x9E3779B97F4A7C15;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }

    /// <summary>A random UUID, version 4, in lower case.</summary>
    public string Uuid()
    {
        var (high, low) = (Next(), Next());
        return string.Create(36, (high, low, Variant: "89ab"[(int)(Next() & 3)]), static (text, made) =>
        {
            Span<char> hex = stackalloc char[32];
            made.high.TryFormat(hex, out _, "x16", CultureInfo.InvariantCulture);
            made.low.TryFormat(hex[16..], out _, "x16", CultureInfo.InvariantCulture);
            hex[..8].CopyTo(text);
            text[8] = text[13] = text[18] = text[23] = '-';
            hex[8..12].CopyTo(text[9..]);
            text[14] = '4';
            hex[13..16].CopyTo(text[15..]);
            text[19] = made.Variant;
            hex[17..20].CopyTo(text[20..]);
            hex[20..].CopyTo(text[24..]);
        });
    }

    public string Hex(int length) =>
        string.Concat(Enumerable.Range(0, (length + 15) / 16).Select(_ => Next().ToString("x16", CultureInfo.InvariantCulture)))[..length];

    /// <summary>A number of exactly that many decimal digits, 1 to 19.</summary>
    public string Digits(int length) =>
        (1 + Next() % 9).ToString(CultureInfo.InvariantCulture)
        + string.Concat(Enumerable.Range(1, length - 1).Select(_ => (Next() % 10).ToString(CultureInfo.InvariantCulture)));
}
