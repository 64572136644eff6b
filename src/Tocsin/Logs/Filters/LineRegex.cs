using System.Text.RegularExpressions;

namespace Tocsin.Logs.Filters;

/// <summary>A regular expression between percent signs, which is looked for anywhere in a text.</summary>
/// <remarks>
/// CloudWatch Logs takes few signs, and no groups; what it does not take is refused:
/// https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/FilterAndPatternSyntax.html#regex-expressions. Matching takes time in the
/// length of the text alone.
/// </remarks>
internal sealed partial record LineRegex(string Pattern)
{
    private readonly Regex regex = new(Pattern, RegexOptions.NonBacktracking | RegexOptions.CultureInvariant);

    public bool IsIn(string text) => regex.IsMatch(text);

    /// <param name="at">At the opening sign; then behind the closing one.</param>
    /// <returns>Null where it is not closed, or is none that is taken.</returns>
    public static LineRegex? Read(string text, ref int at)
    {
        int close = text.IndexOf('%', at + 1);
        if (close < 0)
        {
            return null;
        }
        string pattern = text[(at + 1)..close];
        at = close + 1;
        if (!Taken().IsMatch(pattern))
        {
            return null;
        }
        try
        {
            return new LineRegex(pattern);
        }
        catch (ArgumentException)
        {
            return null;
        }
    }

    [GeneratedRegex(@"^([A-Za-z0-9:_#=@/;,\-^$?\[\]{}|.+*]|\\([dDsSwW]|x[0-9A-Fa-f]{2}|[^A-Za-z0-9]))+\z")]
    private static partial Regex Taken();
}
