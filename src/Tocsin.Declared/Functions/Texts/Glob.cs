using System.Text;
using System.Text.RegularExpressions;
using Tocsin.Declared.Functions.Calls;

namespace Tocsin.Declared.Functions.Texts;

/// <summary>A pattern for paths: <c>*</c> and <c>?</c> inside a part, <c>**</c> over parts, <c>[a-z]</c> and <c>{a,b}</c>.</summary>
internal sealed class Glob
{
    private readonly Regex? regex;

    /// <param name="pattern">A pattern that cannot be read matches nothing.</param>
    public Glob(string pattern)
    {
        try
        {
            regex = new Regex(Translate(pattern), RegexOptions.NonBacktracking | RegexOptions.CultureInvariant, Limits.MatchTime);
        }
        catch (Exception e) when (e is ArgumentException or NotSupportedException)
        {
            regex = null;
        }
    }

    public bool Matches(string path) => regex?.IsMatch(path) ?? false;

    private static string Translate(string pattern)
    {
        var output = new StringBuilder("\\A");
        int depth = 0;
        for (int i = 0; i < pattern.Length; i++)
        {
            string rest = pattern[i..];
            if (rest.StartsWith("**/", StringComparison.Ordinal))
            {
                output.Append("(?:.*/)?");
                i += 2;
            }
            else if (rest.StartsWith("**", StringComparison.Ordinal))
            {
                output.Append(".*");
                i++;
            }
            else if (pattern[i] == '[' && pattern.IndexOf(']', i + 1) is > 0 and var end)
            {
                output.Append('[').Append(pattern[(i + 1)..end].Replace("\\", "\\\\").Replace('!', '^')).Append(']');
                i = end;
            }
            else
            {
                depth += pattern[i] switch { '{' => 1, '}' when depth > 0 => -1, _ => 0 };
                output.Append(pattern[i] switch
                {
                    '*' => "[^/]*",
                    '?' => "[^/]",
                    '{' => "(?:",
                    '}' => ")",
                    ',' when depth > 0 => "|",
                    var c => Regex.Escape(c.ToString()),
                });
            }
        }
        return output.Append("\\z").ToString();
    }
}
