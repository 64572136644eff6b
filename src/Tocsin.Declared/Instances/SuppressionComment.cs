using System.Globalization;
using System.Text.RegularExpressions;
using Tocsin.Text;

namespace Tocsin.Declared.Instances;

/// <summary>
/// Reads what a suppression says behind <c>tocsin:ignore</c>: codes, <c>until=DATE</c>, <c>because</c> and a reason. Any language's
/// comments may hold one.
/// </summary>
internal static partial class SuppressionComment
{
    private const string Example = "# tocsin:ignore TSN0305 until=2027-01-31 because the channel is being moved";

    /// <summary>The first of a file's comments, as many as are read; of more there is a finding.</summary>
    public static IEnumerable<Match> Bounded(IEnumerable<Match> comments, SourceText source, Findings findings)
    {
        int read = 0;
        foreach (var comment in comments)
        {
            if (++read > Limits.Suppressions)
            {
                findings.Warning(
                    FindingCode.SuppressionInvalid, new Span(source, comment.Index, comment.Index + comment.Length),
                    $"{source.Path} has more than {Limits.Suppressions} suppressions; this one and those that follow suppress "
                        + $"nothing.", "one comment above what holds the places");
                yield break;
            }
            yield return comment;
        }
    }

    /// <returns>The suppression, its scope still the comment itself; null, with a finding, when it is about nothing or says no
    /// reason.</returns>
    public static Suppression? Read(Span where, string says, Findings findings)
    {
        string[] parts = Because().Split(says, 2);
        string because = parts.Length == 2 ? parts[1].Trim().TrimStart(':').Trim() : "";
        if (because.Length == 0)
        {
            findings.Warning(
                FindingCode.SuppressionInvalid, where,
                "The suppression gives no reason, so it suppresses nothing: a word of why is what the next reader needs.", Example);
            return null;
        }
        var codes = new List<string>();
        DateOnly? until = null;
        foreach (string word in parts[0].Split([' ', '\t', ','], StringSplitOptions.RemoveEmptyEntries))
        {
            if (FindingCodes.All.Contains(word))
            {
                codes.Add(word);
            }
            else if (word.StartsWith("until=", StringComparison.Ordinal))
            {
                if (!DateOnly.TryParseExact(word[6..], "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date))
                {
                    findings.Warning(
                        FindingCode.SuppressionInvalid, where, $"'{word[6..]}' is no date, so the comment suppresses nothing.",
                        "until=2027-01-31");
                    return null;
                }
                until = date;
            }
            else
            {
                findings.Warning(FindingCode.SuppressionInvalid, where, $"There is no finding '{word}' to suppress.", Example);
            }
        }
        if (codes.Count == 0)
        {
            if (parts[0].Trim().Length == 0)
            {
                findings.Warning(
                    FindingCode.SuppressionInvalid, where, "The suppression names no finding, so it suppresses nothing.", Example);
            }
            return null;
        }
        return new Suppression(where, codes.ToValueList(), until, because, where);
    }

    [GeneratedRegex(@"\bbecause\b")]
    private static partial Regex Because();
}
