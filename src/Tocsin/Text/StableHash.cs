namespace Tocsin.Text;

/// <summary>
/// A number that comes out the same whenever it is made of the same text (FNV-1a); <see cref="string.GetHashCode()"/> differs from run to
/// run.
/// </summary>
public static class StableHash
{
    private const ulong Offset = 14695981039346656037;

    public static ulong Of(string text) => On(Offset, text);

    /// <summary>The same as of the lines as one text.</summary>
    public static ulong OfLines(params ReadOnlySpan<string> lines)
    {
        ulong hash = On(Offset, lines[0]);
        foreach (string line in lines[1..])
        {
            hash = On(On(hash, "\n"), line);
        }
        return hash;
    }

    private static ulong On(ulong hash, string text)
    {
        foreach (char c in text)
        {
            hash = (hash ^ c) * 1099511628211;
        }
        return hash;
    }
}
