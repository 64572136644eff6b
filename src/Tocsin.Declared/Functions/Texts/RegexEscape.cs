using System.Globalization;

namespace Tocsin.Declared.Functions.Texts;

/// <summary>An escape of RE2's syntax that is good inside and outside of a class, as .NET writes it.</summary>
/// <param name="Text">What stands for it inside a class.</param>
/// <param name="Stands">Whether that also stands for it outside; otherwise it needs brackets there.</param>
internal readonly record struct RegexEscape(string Text, bool Stands)
{
    private const string NotDigit = "\\x00-/:-\\uFFFF";
    private const string NotSpace = "\\x00-\\x08\\x0b\\x0e-\\x1f!-\\uFFFF";
    private const string NotWord = "\\x00-/:-@\\[-^`{-\\uFFFF";

    /// <summary>Reads the escape at a backslash and steps over it; null, with the problem, when there is no such escape.</summary>
    public static RegexEscape? Read(string pattern, ref int at, ref string? problem)
    {
        int start = at;
        char c = at + 1 < pattern.Length ? pattern[at + 1] : '\0';
        at = Math.Min(at + 2, pattern.Length);
        switch (c)
        {
            case 'd':
                return new("0-9", false);
            case 'D':
                return new(NotDigit, false);
            case 's':
                return new("\\t\\n\\f\\r ", false);
            case 'S':
                return new(NotSpace, false);
            case 'w':
                return new("0-9A-Za-z_", false);
            case 'W':
                return new(NotWord, false);
            case 'a' or 'f' or 't' or 'n' or 'r' or 'v':
                return new($"\\{c}", true);
            case 'p' or 'P':
                return ReadProperty(pattern, start, c, ref at, ref problem);
            case 'x':
                return ReadCode(pattern, start, ref at, ref problem);
            case '0':
                return new("\\x00", true);
            default:
                if (c == '\0' || char.IsAsciiLetterOrDigit(c) || c > '\x7f')
                {
                    problem = $"invalid escape sequence in \\{c}";
                    return null;
                }
                return new($"\\u{(int)c:x4}", true);
        }
    }

    private static RegexEscape? ReadProperty(string pattern, int start, char letter, ref int at, ref string? problem)
    {
        string name = at < pattern.Length ? pattern[at..(at + 1)] : "";
        at = Math.Min(at + 1, pattern.Length);
        if (name == "{")
        {
            int end = pattern.IndexOf('}', at);
            name = end < 0 ? "" : pattern[at..end];
            at = end < 0 ? pattern.Length : end + 1;
        }
        if (name is ['^', .. var rest])
        {
            name = rest;
            letter = letter == 'p' ? 'P' : 'p';
        }
        // Scripts are not in .NET: these have blocks of nearly the same extent.
        name = name is "Greek" or "Cyrillic" or "Hebrew" or "Arabic" or "Thai" or "Hiragana" or "Katakana" ? $"Is{name}" : name;
        if (name.Length is 0 or > 2 && !name.StartsWith("Is", StringComparison.Ordinal))
        {
            problem = $"invalid character class range in {pattern[start..at]}";
            return null;
        }
        return new($"\\{letter}{{{name}}}", true);
    }

    private static RegexEscape? ReadCode(string pattern, int start, ref int at, ref string? problem)
    {
        bool isBraced = at < pattern.Length && pattern[at] == '{';
        int from = isBraced ? at + 1 : at;
        int end = isBraced ? pattern.IndexOf('}', at) : Math.Min(at + 2, pattern.Length);
        string digits = end < from ? "" : pattern[from..end];
        at = end < 0 ? pattern.Length : isBraced ? end + 1 : end;
        if (digits.Length is 0 or > 6 || !int.TryParse(digits, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out int code)
            || code > 0xFFFF)
        {
            problem = $"invalid escape sequence in {pattern[start..at]}";
            return null;
        }
        return new($"\\u{code:x4}", true);
    }
}
