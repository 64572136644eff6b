using Tocsin.Text;

namespace Tocsin.Logs.Filters;

/// <summary>
/// <c>ERROR "not found" %timed? out% -test</c>: a line has every term, none of those with a minus, and one of those with a question mark.
/// </summary>
/// <remarks>
/// A term is found anywhere in the line, within words too: recorded on AWS 2026-09. Beside terms without a mark, those with a question mark
/// count for nothing: https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/FilterAndPatternSyntaxForMetricFilters.html
/// </remarks>
internal sealed record TermFilter(ValueList<LineTerm> All, ValueList<LineTerm> None, ValueList<LineTerm> Any) : FilterPattern
{
    public override bool Matches(string message)
    {
        foreach (var term in All)
        {
            if (!term.IsIn(message))
            {
                return false;
            }
        }
        foreach (var term in None)
        {
            if (term.IsIn(message))
            {
                return false;
            }
        }
        return Any.Count == 0 || All.Count > 0 || Any.Any(t => t.IsIn(message));
    }

    /// <summary>Null where a quote or an expression is not closed, or a mark has no term.</summary>
    public static TermFilter? Read(string pattern)
    {
        List<LineTerm> all = [], none = [], any = [];
        for (int at = 0; at < pattern.Length;)
        {
            if (char.IsWhiteSpace(pattern[at]))
            {
                at++;
                continue;
            }
            var terms = pattern[at] switch { '-' => none, '?' => any, _ => all };
            at += terms == all ? 0 : 1;
            if (Term(pattern, ref at) is not { } term)
            {
                return null;
            }
            terms.Add(term);
        }
        return new TermFilter(all.ToValueList(), none.ToValueList(), any.ToValueList());
    }

    private static LineTerm? Term(string pattern, ref int at)
    {
        if (at < pattern.Length && pattern[at] == '"')
        {
            return Quoted.Read(pattern, ref at) is { Length: > 0 } phrase ? new LineTerm(phrase, null) : null;
        }
        if (at < pattern.Length && pattern[at] == '%')
        {
            return LineRegex.Read(pattern, ref at) is { } regex ? new LineTerm("", regex) : null;
        }
        int start = at;
        while (at < pattern.Length && !char.IsWhiteSpace(pattern[at]))
        {
            at++;
        }
        return at > start ? new LineTerm(pattern[start..at], null) : null;
    }
}
