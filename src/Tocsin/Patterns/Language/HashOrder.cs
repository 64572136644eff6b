namespace Tocsin.Patterns.Language;

/// <summary>The order in which Java's HashSet yields strings; AWS's choice among several wrong values of a list follows it.</summary>
internal static class HashOrder
{
    /// <param name="as">The text under which AWS keeps a value.</param>
    public static IEnumerable<string> Of(IReadOnlyList<string> values, Func<string, string> @as)
    {
        string[] distinct = [.. values.Distinct()];
        int buckets = 16;
        while (distinct.Length > buckets * 3 / 4)
        {
            buckets *= 2;
        }
        return distinct.OrderBy(v => Spread(@as(v)) & (buckets - 1));
    }

    private static int Spread(string text)
    {
        int hash = 0;
        foreach (char c in text)
        {
            hash = unchecked((hash * 31) + c);
        }
        return hash ^ (hash >>> 16);
    }
}
