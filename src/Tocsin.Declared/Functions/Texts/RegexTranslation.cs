using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Tocsin.Declared.Functions.Calls;

namespace Tocsin.Declared.Functions.Texts;

/// <summary>Compiles a pattern of RE2's syntax, which Terraform has, to a .NET regex that matches the same.</summary>
/// <remarks>
/// The pattern is rewritten from left to right, and what RE2 refuses is refused in RE2's words (recorded with terraform console 1.11.4).
/// The differences that are rewritten: classes are ASCII (<c>\d \w \s</c>, <c>[[:alpha:]]</c>), <c>$</c> is the very end,
/// <c>(?P&lt;name&gt;</c>, <c>(?U)</c>, <c>\Q..\E</c>, <c>\x{41}</c>, <c>\pL</c>, and <c>[</c> is literal inside a class. The regex runs
/// without backtracking, in time linear in the text. <c>\b</c> is .NET's, which knows letters beyond
/// ASCII.
/// </remarks>
internal sealed class RegexTranslation
{
    private readonly string pattern;
    private readonly StringBuilder output = new();
    private readonly Stack<(bool Ungreedy, bool Multiline, int Repeats)> outer = new();
    private bool ungreedy;
    private bool multiline;
    private int at;
    private string? problem;

    // How often the most repeated part of the group that is being read is repeated, and of what was read last: counts inside counts
    // multiply.
    private int repeats = 1;
    private int lastRepeats = 1;

    private RegexTranslation(string pattern) => this.pattern = pattern;

    /// <returns>The regex, or null with what is wrong with the pattern.</returns>
    public static Regex? TryCompile(string pattern, out string? problem)
    {
        if (pattern.Length > Limits.MaximumPatternLength)
        {
            problem = $"longer than {Limits.MaximumPatternLength} characters";
            return null;
        }
        var translation = new RegexTranslation(pattern);
        translation.Translate();
        problem = translation.problem;
        if (problem is not null)
        {
            return null;
        }
        try
        {
            return new Regex(translation.output.ToString(), RegexOptions.NonBacktracking | RegexOptions.CultureInvariant, Limits.MatchTime);
        }
        catch (Exception e) when (e is ArgumentException or NotSupportedException)
        {
            problem = e.Message;
            return null;
        }
    }

    private void Translate()
    {
        bool mayRepeat = false;
        while (at < pattern.Length && problem is null)
        {
            char c = pattern[at];
            lastRepeats = c is '{' ? lastRepeats : 1;
            switch (c)
            {
                case '(':
                    mayRepeat = OpenGroup();
                    break;
                case ')' when outer.Count == 0:
                    problem = $"unexpected ) in {pattern}";
                    break;
                case ')':
                    lastRepeats = repeats;
                    (ungreedy, multiline, int around) = outer.Pop();
                    repeats = Math.Max(around, lastRepeats);
                    Copy(1);
                    mayRepeat = true;
                    break;
                case '*' or '+' or '?' or '{':
                    mayRepeat = Repeat(mayRepeat);
                    break;
                case '[':
                    new RegexClass(pattern, at).Translate(output, ref at, ref problem);
                    mayRepeat = true;
                    break;
                case '\\':
                    Escape();
                    mayRepeat = true;
                    break;
                case '$':
                    output.Append(multiline ? "$" : "\\z");
                    at++;
                    mayRepeat = true;
                    break;
                case '|':
                    Copy(1);
                    mayRepeat = false;
                    break;
                case '#' or ' ':
                    output.Append('\\');
                    Copy(1);
                    mayRepeat = true;
                    break;
                default:
                    Copy(1);
                    mayRepeat = true;
                    break;
            }
        }
        if (outer.Count > 0)
        {
            problem ??= $"missing closing ) in {pattern}";
        }
    }

    /// <returns>Whether what was opened can be repeated: flags cannot.</returns>
    private bool OpenGroup()
    {
        if (!Ahead("(?"))
        {
            Open(ungreedy, multiline);
            Copy(1);
            return false;
        }
        if (Ahead("(?P<") || (Ahead("(?<") && !Ahead("(?<=") && !Ahead("(?<!")))
        {
            int start = pattern.IndexOf('<', at) + 1;
            int end = pattern.IndexOf('>', start);
            if (end <= start || !pattern[start..end].All(c => char.IsAsciiLetterOrDigit(c) || c == '_')
                || char.IsAsciiDigit(pattern[start]))
            {
                problem = $"invalid named capture in {pattern[at..(end < 0 ? pattern.Length : end + 1)]}";
                return false;
            }
            Open(ungreedy, multiline);
            output.Append("(?<").Append(pattern, start, end - start).Append('>');
            at = end + 1;
            return false;
        }
        return Flags();
    }

    private bool Flags()
    {
        int start = at;
        var (wasUngreedy, wasMultiline) = (ungreedy, multiline);
        var flags = new StringBuilder("(?");
        bool isOn = true;
        for (at += 2; at < pattern.Length; at++)
        {
            switch (pattern[at])
            {
                case 'i' or 's':
                    flags.Append(pattern[at]);
                    break;
                case 'm':
                    multiline = isOn;
                    flags.Append('m');
                    break;
                case 'U':
                    ungreedy = isOn;
                    break;
                case '-' when isOn:
                    isOn = false;
                    flags.Append('-');
                    break;
                case ':':
                    Open(wasUngreedy, wasMultiline);
                    output.Append(flags.ToString().TrimEnd('-')).Append(':');
                    at++;
                    return false;
                case ')':
                    string set = flags.ToString().TrimEnd('-');
                    output.Append(set.Length > 2 ? set + ")" : "");
                    at++;
                    return false;
                default:
                    problem = $"invalid or unsupported Perl syntax in {pattern[start..(at + 1)]}";
                    return false;
            }
        }
        problem = $"missing closing ) in {pattern}";
        return false;
    }

    /// <returns>False: what was repeated cannot be repeated again.</returns>
    private bool Repeat(bool mayRepeat)
    {
        int start = at;
        if (pattern[at] == '{')
        {
            if (RepeatCount() is not { } count)
            {
                output.Append('\\');
                Copy(1);
                return true;
            }
            at += count.Length;
        }
        else
        {
            at++;
        }
        if (at < pattern.Length && pattern[at] == '?')
        {
            at++;
        }
        string repeat = pattern[start..at];
        if (!mayRepeat)
        {
            int first = start;
            while (first > 0 && pattern[first - 1] is '*' or '+' or '?')
            {
                first--;
            }
            problem ??= first < start
                ? $"invalid nested repetition operator in {pattern[first..at]}"
                : $"missing argument to repetition operator in {repeat}";
            return false;
        }
        bool isLazy = repeat is [_, .., '?'];
        output.Append(isLazy ? repeat[..^1] : repeat).Append(isLazy != ungreedy ? "?" : "");
        return false;
    }

    /// <summary>A count such as <c>{2,3}</c> at this place; null when the brace is a literal one.</summary>
    private string? RepeatCount()
    {
        int end = pattern.IndexOf('}', at);
        string count = end < 0 ? "" : pattern[at..(end + 1)];
        string[] bounds = count.Trim('{', '}').Split(',');
        if (bounds.Length > 2 || bounds[0].Length == 0 || !bounds.All(b => b.All(char.IsAsciiDigit)))
        {
            return null;
        }
        var numbers = bounds.Where(b => b.Length > 0).Select(b => b.Length > 4 ? int.MaxValue : int.Parse(b, CultureInfo.InvariantCulture))
            .ToList();
        repeats = Math.Max(repeats, (int)Math.Min((long)lastRepeats * Math.Max(1, numbers[^1]), int.MaxValue));
        if (repeats > Limits.MaximumRepeat || numbers.Any(n => n > Limits.MaximumRepeat) || (numbers.Count == 2 && numbers[1] < numbers[0]))
        {
            problem = $"invalid repeat count in {count}";
        }
        return count;
    }

    private void Escape()
    {
        if (at + 1 == pattern.Length)
        {
            problem = "trailing backslash at end of expression in ";
            return;
        }
        if (Ahead("\\Q"))
        {
            int end = pattern.IndexOf("\\E", at, StringComparison.Ordinal);
            output.Append(Regex.Escape(pattern[(at + 2)..(end < 0 ? pattern.Length : end)]));
            at = end < 0 ? pattern.Length : end + 2;
            return;
        }
        switch (pattern[at + 1])
        {
            case 'A' or 'b' or 'B' or 'z':
                Copy(2);
                break;
            default:
                if (RegexEscape.Read(pattern, ref at, ref problem) is { } escape)
                {
                    output.Append(escape.Stands ? escape.Text : $"[{escape.Text}]");
                }
                break;
        }
    }

    private void Open(bool outerUngreedy, bool outerMultiline)
    {
        outer.Push((outerUngreedy, outerMultiline, repeats));
        repeats = 1;
    }

    private void Copy(int count)
    {
        output.Append(pattern, at, count);
        at += count;
    }

    private bool Ahead(string text) => string.CompareOrdinal(pattern, at, text, 0, text.Length) == 0;
}
