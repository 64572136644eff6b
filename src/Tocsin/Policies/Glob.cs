using Tocsin.Text;

namespace Tocsin.Policies;

/// <summary>
/// Patterns in which two characters of the private kind stand for "any text" and "any character", so that a <c>*</c> of a variable's value
/// stays itself.
/// </summary>
internal static class Glob
{
    public const char Any = '\uFDD0';
    public const char One = '\uFDD1';

    /// <summary>Reads <c>*</c> and <c>?</c> as wildcards.</summary>
    public static string Wild(string text) => text.Replace('*', Any).Replace('?', One);

    public static Truth Match(string pattern, string text)
    {
        if (IsMatch(pattern, text))
        {
            return Truth.True;
        }
        if (!Unknown.In(pattern) && !Unknown.In(text))
        {
            return Truth.False;
        }
        return BeginningsDiffer(pattern, text) || (!Unknown.In(text) && !IsMatch(MarksAsWildcards(pattern), text))
            ? Truth.False
            : Truth.Maybe(pattern, text);
    }

    /// <summary>Greedy with one point of return: linear in practice, and never worse than the product of the lengths.</summary>
    private static bool IsMatch(string pattern, string text)
    {
        int p = 0, t = 0, star = -1, resume = 0;
        while (t < text.Length)
        {
            if (p < pattern.Length && pattern[p] == Any)
            {
                star = p++;
                resume = t;
            }
            else if (p < pattern.Length && (pattern[p] == One || pattern[p] == text[t]))
            {
                p++;
                t++;
            }
            else if (star >= 0)
            {
                p = star + 1;
                t = ++resume;
            }
            else
            {
                return false;
            }
        }
        return pattern.AsSpan(p).TrimStart(Any).IsEmpty;
    }

    /// <summary>Whatever the unknown values turn out to be, what stands before them already differs.</summary>
    private static bool BeginningsDiffer(string pattern, string text)
    {
        for (int i = 0; i < pattern.Length && i < text.Length; i++)
        {
            if (pattern[i] is Any or One || Unknown.Begins(pattern.AsSpan(i)) || Unknown.Begins(text.AsSpan(i)))
            {
                return false;
            }
            if (pattern[i] != text[i])
            {
                return true;
            }
        }
        return false;
    }

    private static string MarksAsWildcards(string pattern) =>
        Unknown.NamesIn(pattern).Aggregate(pattern, (p, name) => p.Replace(Unknown.Mark(name), Any.ToString()));
}
