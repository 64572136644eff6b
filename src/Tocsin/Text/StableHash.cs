namespace Tocsin.Text;

/// <summary>
/// A number that comes out the same whenever it is made of the same text (FNV-1a); <see cref="string.GetHashCode()"/> differs from run to
/// run.
/// </summary>
public static class StableHash
{
    public static ulong Of(string text)
    {
        ulong hash = 14695981039346656037;
        foreach (char c in text)
        {
            hash = (hash ^ c) * 1099511628211;
        }
        return hash;
    }
}
