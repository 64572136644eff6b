using System.Globalization;

namespace Tocsin.Aws;

/// <summary>
/// Makes the identifiers of one call (SplitMix64): one seed and the numbers of its commits reproduce a whole run, on any number of threads.
/// </summary>
/// <remarks>
/// SplitMix64 walks through all 2^64 numbers before one comes again. Of that walk each commit has a stretch of its own, so that two commits
/// never take the same number, whichever is made first; and what a commit is decided anew from, it gets the same numbers for. Not safe for
/// several threads: each call has its own.
/// </remarks>
public sealed class Ids
{
    /// <summary>How many numbers one commit has: 2^23 for each of its two sequences, which leaves room for 2^40 commits. Ours.</summary>
    private const int Stretch = 1 << 23;

    private const ulong Stride = 0x9E3779B97F4A7C15;

    private readonly ulong first;
    private ulong state;
    private int taken;
    private Ids? aside;

    /// <param name="commit">Absent where everything that a seed stands for is made by one call, as a declared resource is.</param>
    public Ids(ulong seed, long commit = 0)
        : this(seed, checked((ulong)commit * 2 * Stretch))
    {
    }

    private Ids(ulong seed, ulong before) => state = first = unchecked(seed + before * Stride);

    /// <summary>
    /// A second sequence of the same call, which takes none of the first one's numbers: who begins to need identifiers leaves those of
    /// others as they are.
    /// </summary>
    /// <remarks>It has no further one: its own is itself.</remarks>
    public Ids Aside => aside ??= WithoutAside(new(first, (ulong)Stretch));

    /// <exception cref="InvalidOperationException">
    /// One commit takes more than <see cref="Stretch"/>: it would go on with those of the next.
    /// </exception>
    public ulong Next()
    {
        if (taken++ == Stretch)
        {
            throw new InvalidOperationException($"one commit takes more than {Stretch} identifiers");
        }
        ulong z = state += Stride;
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

    private static Ids WithoutAside(Ids ids)
    {
        ids.aside = ids;
        return ids;
    }
}
