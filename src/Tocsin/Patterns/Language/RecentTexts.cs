namespace Tocsin.Patterns.Language;

/// <summary>
/// Paths and pointers that were read last on this thread, so that thousands of patterns over the same fields hold each of them once.
/// </summary>
internal static class RecentTexts
{
    private const int Slots = 64;

    [ThreadStatic]
    private static string[]? recent;

    /// <summary>The same text; the same string as well if it was asked for lately.</summary>
    public static string Of(string text)
    {
        ref string slot = ref (recent ??= new string[Slots])[(uint)text.GetHashCode(StringComparison.Ordinal) % Slots];
        return slot == text ? slot : slot = text;
    }
}
