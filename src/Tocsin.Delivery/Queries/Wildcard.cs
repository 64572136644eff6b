namespace Tocsin.Delivery.Queries;

/// <summary>A text with <c>*</c> for any run of characters.</summary>
internal static class Wildcard
{
    /// <summary>Whatever the case. Looks at each character of the text at most once for each star.</summary>
    public static bool Matches(ReadOnlySpan<char> pattern, ReadOnlySpan<char> text)
    {
        int at = 0, star = -1, behind = 0, i = 0;
        while (i < text.Length)
        {
            if (at < pattern.Length && pattern[at] == '*')
            {
                (star, behind) = (at++, i);
            }
            else if (at < pattern.Length && char.ToLowerInvariant(pattern[at]) == char.ToLowerInvariant(text[i]))
            {
                at++;
                i++;
            }
            else if (star >= 0)
            {
                (at, i) = (star + 1, ++behind);
            }
            else
            {
                return false;
            }
        }
        return pattern[at..].Trim('*').IsEmpty;
    }
}
