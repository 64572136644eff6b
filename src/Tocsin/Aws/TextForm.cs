using System.Buffers;
using System.Text;
using System.Text.RegularExpressions;

namespace Tocsin.Aws;

/// <summary>A regular expression of an AWS model, which a whole text must match.</summary>
/// <remarks>
/// Most are one class of characters, repeated (<c>[\.\-_A-Za-z0-9]+</c>): those are searched, and no machine is built for them. The others
/// go to the matcher. The models' expressions are Java's: there <c>\w \d \s</c> are of ASCII. Built at first use; safe for several threads.
/// </remarks>
internal sealed class TextForm(string pattern)
{
    private const string Digits = "0123456789";
    private const string WordCharacters = $"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz_{Digits}";

    private volatile Func<string, bool>? match;

    public override string ToString() => pattern;

    public bool Matches(string text) => (match ??= Build())(text);

    private Func<string, bool> Build()
    {
        if (pattern is ".*")
        {
            return static text => !text.AsSpan().ContainsAny("\n\r\u0085\u2028\u2029");
        }
        if (RepeatedClass(pattern) is var (characters, atLeastOne))
        {
            var allowed = SearchValues.Create(characters);
            return text => (text.Length > 0 || !atLeastOne) && !text.AsSpan().ContainsAnyExcept(allowed);
        }
        var regex = new Regex($@"\A(?:{InNet(pattern)})\z", RegexOptions.CultureInvariant);
        return regex.IsMatch;
    }

    /// <summary>The characters of <c>[…]+</c> or <c>[…]*</c>, anchored or not; null for every other expression.</summary>
    private static (string Characters, bool AtLeastOne)? RepeatedClass(string pattern)
    {
        string inner = pattern.StartsWith('^') && pattern.EndsWith('$') ? pattern[1..^1] : pattern;
        if (inner.Length < 4 || inner[0] != '[' || inner[1] == '^' || inner[^2] != ']' || inner[^1] is not ('+' or '*'))
        {
            return null;
        }
        var characters = new HashSet<char>();
        int at = 1;
        while (at < inner.Length - 2)
        {
            if (inner[at] is '[' or ']' or '&')
            {
                return null;
            }
            if (inner[at] == '\\' && inner[at + 1] is 'w' or 'd')
            {
                characters.UnionWith(inner[at + 1] == 'w' ? WordCharacters : Digits);
                at += 2;
                continue;
            }
            if (One(inner, ref at) is not { } first)
            {
                return null;
            }
            char last = first;
            if (inner[at] == '-' && at + 1 < inner.Length - 2)
            {
                if (inner[at + 1] == '\\' && inner[at + 2] is 'w' or 'd')
                {
                    return null;
                }
                at++;
                if (One(inner, ref at) is not { } end || end < first || end > '\u00FF')
                {
                    return null;
                }
                last = end;
            }
            for (int c = first; c <= last; c++)
            {
                characters.Add((char)c);
            }
        }
        return (string.Concat(characters), inner[^1] == '+');
    }

    /// <summary>One character, escaped or not; null for a class or an escape that is not known here.</summary>
    private static char? One(string text, ref int at)
    {
        char c = text[at++];
        if (c != '\\')
        {
            return c;
        }
        char escaped = text[at++];
        if (escaped is 'u' or 'x')
        {
            int digits = escaped == 'u' ? 4 : 2;
            at += digits;
            return (char)Convert.ToInt32(text[(at - digits)..at], 16);
        }
        return char.IsAsciiLetterOrDigit(escaped) ? null : escaped;
    }

    private static string InNet(string pattern)
    {
        var result = new StringBuilder();
        bool inClass = false;
        for (int i = 0; i < pattern.Length; i++)
        {
            if (pattern[i] == '\\' && i + 1 < pattern.Length)
            {
                char escaped = pattern[++i];
                string ascii = escaped switch { 'w' => "a-zA-Z_0-9", 'd' => "0-9", 's' => @" \t\n\x0B\f\r", _ => "" };
                result.Append(ascii.Length == 0 ? $@"\{escaped}" : inClass ? ascii : $"[{ascii}]");
                continue;
            }
            // Java reads a bracket inside a class as a nested one; the models escape theirs, and have none.
            inClass = pattern[i] switch { '[' => true, ']' => false, _ => inClass };
            result.Append(pattern[i]);
        }
        return result.ToString();
    }
}
