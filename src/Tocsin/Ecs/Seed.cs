namespace Tocsin.Ecs;

/// <summary>Seeds for identifiers that must come out the same whenever they are made of the same text (FNV-1a).</summary>
internal static class Seed
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
