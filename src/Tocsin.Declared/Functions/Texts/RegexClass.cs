using System.Text;

namespace Tocsin.Declared.Functions.Texts;

/// <summary>A bracketed class of RE2's syntax, at its opening bracket.</summary>
internal readonly struct RegexClass(string pattern, int start)
{
    public void Translate(StringBuilder output, ref int at, ref string? problem)
    {
        at = start + 1;
        output.Append('[');
        if (Is(at, '^'))
        {
            output.Append('^');
            at++;
        }
        bool isFirst = true;
        string? low = null;
        while (problem is null)
        {
            if (at >= pattern.Length)
            {
                problem = $"missing closing ] in {pattern[start..]}";
                return;
            }
            if (pattern[at] == ']' && !isFirst)
            {
                output.Append(']');
                at++;
                return;
            }
            isFirst = false;
            int itemStart = at;
            if (low is not null && pattern[at] == '-' && at + 1 < pattern.Length && pattern[at + 1] != ']')
            {
                at++;
                string? high = Single(ref at, ref problem);
                if (high is null || string.CompareOrdinal(low, high) > 0)
                {
                    problem ??= $"invalid character class range in {pattern[(itemStart - 1)..at]}";
                    return;
                }
                output.Append('-').Append(high);
                low = null;
                continue;
            }
            if (PosixClass(ref at, ref problem) is { } named)
            {
                output.Append(named);
                low = null;
                continue;
            }
            low = Single(ref at, ref problem, output);
        }
    }

    /// <summary>One character as <c>\uFFFF</c>; a set such as <c>\d</c> goes to the output at once and gives null.</summary>
    private string? Single(ref int at, ref string? problem, StringBuilder? output = null)
    {
        string? single;
        if (pattern[at] == '\\')
        {
            if (RegexEscape.Read(pattern, ref at, ref problem) is not { } escape)
            {
                return null;
            }
            single = escape.Stands && escape.Text.Length == 6 ? escape.Text : null;
            output?.Append(escape.Text);
            return single;
        }
        single = $"\\u{(int)pattern[at]:x4}";
        at++;
        output?.Append(single);
        return single;
    }

    private string? PosixClass(ref int at, ref string? problem)
    {
        if (!Is(at, '[') || !Is(at + 1, ':') || pattern.IndexOf(":]", at + 2, StringComparison.Ordinal) is not (>= 0 and var end))
        {
            return null;
        }
        string name = pattern[(at + 2)..end];
        string? set = name switch
        {
            "alnum" => "0-9A-Za-z",
            "^alnum" => "\\x00-/:-@\\[-`{-\\uFFFF",
            "alpha" => "A-Za-z",
            "^alpha" => "\\x00-@\\[-`{-\\uFFFF",
            "ascii" => "\\x00-\\x7f",
            "^ascii" => "\\x80-\\uFFFF",
            "blank" => "\\t ",
            "cntrl" => "\\x00-\\x1f\\x7f",
            "digit" => "0-9",
            "^digit" => "\\x00-/:-\\uFFFF",
            "graph" => "!-~",
            "lower" => "a-z",
            "^lower" => "\\x00-`{-\\uFFFF",
            "print" => " -~",
            "punct" => "!-/:-@\\[-`{-~",
            "space" => "\\t\\n\\v\\f\\r ",
            "^space" => "\\x00-\\x08\\x0e-\\x1f!-\\uFFFF",
            "upper" => "A-Z",
            "^upper" => "\\x00-@\\[-\\uFFFF",
            "word" => "0-9A-Za-z_",
            "^word" => "\\x00-/:-@\\[-^`{-\\uFFFF",
            "xdigit" => "0-9A-Fa-f",
            _ => null,
        };
        if (set is null)
        {
            problem = $"invalid character class range in {pattern[at..(end + 2)]}";
            return "";
        }
        at = end + 2;
        return set;
    }

    private bool Is(int index, char c) => index < pattern.Length && pattern[index] == c;
}
