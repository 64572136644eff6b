using Tocsin.Text;

namespace Tocsin.Logs.Filters;

/// <summary>
/// <c>ERROR "not found" -test</c>: a line has every term, none of those with a minus, and one of those with a question mark.
/// </summary>
/// <remarks>
/// A term is found anywhere in the line, within words too: recorded on AWS 2026-09. Beside terms without a mark, those with a question mark
/// count for nothing: https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/FilterAndPatternSyntaxForMetricFilters.html
/// </remarks>
internal sealed record TermFilter(ValueList<string> All, ValueList<string> None, ValueList<string> Any) : FilterPattern
{
    public override bool Matches(string message)
    {
        foreach (string term in All)
        {
            if (!message.Contains(term, StringComparison.Ordinal))
            {
                return false;
            }
        }
        foreach (string term in None)
        {
            if (message.Contains(term, StringComparison.Ordinal))
            {
                return false;
            }
        }
        return Any.Count == 0 || All.Count > 0 || Any.Any(t => message.Contains(t, StringComparison.Ordinal));
    }

    /// <summary>Null where a quote is not closed, or a mark has no term.</summary>
    public static TermFilter? Read(string pattern)
    {
        List<string> all = [], none = [], any = [];
        for (int at = 0; at < pattern.Length;)
        {
            if (char.IsWhiteSpace(pattern[at]))
            {
                at++;
                continue;
            }
            var terms = pattern[at] switch { '-' => none, '?' => any, _ => all };
            at += terms == all ? 0 : 1;
            if (Term(pattern, ref at) is not { Length: > 0 } term)
            {
                return null;
            }
            terms.Add(term);
        }
        return new TermFilter(all.ToValueList(), none.ToValueList(), any.ToValueList());
    }

    private static string? Term(string pattern, ref int at)
    {
        if (at < pattern.Length && pattern[at] == '"')
        {
            return Quoted.Read(pattern, ref at);
        }
        int start = at;
        while (at < pattern.Length && !char.IsWhiteSpace(pattern[at]))
        {
            at++;
        }
        return pattern[start..at];
    }
}
