using System.Text;
using System.Text.RegularExpressions;
using Tocsin.Declared.Functions.Calls;
using Tocsin.Declared.Values;
using Tocsin.Text;
using Limits = Tocsin.Declared.Functions.Calls.Limits;
using static Tocsin.Declared.Functions.Calls.Parameter;

namespace Tocsin.Declared.Functions.Texts;

/// <summary>Functions of patterns, and <c>replace</c>, which takes one between slashes.</summary>
internal static class RegexFunctions
{
    public static IReadOnlyList<Function> All { get; } =
    [
        new("regex", [Str("pattern"), Str("string")], a => Match(a, MatchFirst)),
        new("regexall", [Str("pattern"), Str("string")], a => Match(a, MatchAll)),
        new("replace", [Str("str", OnUnknown.Pass), Str("substr"), Str("replace", OnUnknown.Pass)], Replace),
    ];

    private static Attempt Match(Arguments a, Func<Regex, string, Attempt> match)
    {
        if (RegexTranslation.TryCompile(a.Text(0), out string? problem) is not { } regex)
        {
            return Attempt.Fail($"invalid regexp pattern: {problem}", 0);
        }
        var groups = Groups(regex);
        if (groups.Any(IsNamed) && !groups.All(IsNamed))
        {
            return Attempt.Fail("invalid regexp pattern: cannot mix both named and unnamed capture groups", 0);
        }
        try
        {
            return match(regex, a.Text(1));
        }
        catch (RegexMatchTimeoutException)
        {
            return Attempt.Fail($"the pattern takes longer than {Limits.MatchTime.TotalSeconds} seconds");
        }
    }

    private static Attempt MatchFirst(Regex regex, string text) =>
        regex.Match(text) is { Success: true } match
            ? Capture(regex, match)
            : Attempt.Fail("pattern did not match any part of the given string");

    private static Attempt MatchAll(Regex regex, string text)
    {
        var found = Matches(regex, text).Take(Limits.MaximumItems).Select(m => Capture(regex, m)).ToValueList();
        return new Value.List(found.Count > 0 ? TerraformType.Of(found[0]) : TerraformType.Any, found);
    }

    private static Value Capture(Regex regex, Match match)
    {
        var groups = Groups(regex);
        return groups.Length == 0 ? Value.Of(match.Value)
            : IsNamed(groups[0]) ? new Value.Object(Entries.Of(groups.Select(g => new Entry(g, Captured(match.Groups[g])))))
            : new Value.Tuple(groups.Select(g => Captured(match.Groups[g])).ToValueList());
    }

    private static Value Captured(Group group) => group.Success ? Value.Of(group.Value) : new Value.Null { Type = TerraformType.String };

    private static string[] Groups(Regex regex) => regex.GetGroupNames()[1..];

    private static bool IsNamed(string group) => !char.IsAsciiDigit(group[0]);

    /// <summary>
    /// All matches as RE2 finds them: an empty one does not follow directly on another match, nor stand inside a character.
    /// </summary>
    private static IEnumerable<Match> Matches(Regex regex, string text)
    {
        int end = -1;
        for (var match = regex.Match(text); match.Success; match = match.NextMatch())
        {
            bool isInsideCharacter = match.Index > 0 && match.Index < text.Length && char.IsLowSurrogate(text[match.Index]);
            if (match.Length > 0 || (match.Index != end && !isInsideCharacter))
            {
                yield return match;
            }
            end = match.Index + match.Length;
        }
    }

    private static Attempt Replace(Arguments a)
    {
        var (text, sought, replacement) = (a.Text(0), a.Text(1), a.Text(2));
        if (sought is not ['/', .. var pattern, '/'])
        {
            return MarkedText.MayStraddle(text, sought) ? Unknowns.Of(a[0])! : Bounded(a, MarkedText.Replace(text, sought, replacement));
        }
        if (Unknowns.Of(a[0], a[2]) is { } unknown)
        {
            return unknown;
        }
        if (RegexTranslation.TryCompile(pattern, out string? problem) is not { } regex)
        {
            return Attempt.Fail($"error parsing regexp: {problem}");
        }
        try
        {
            return Bounded(a, Replace(regex, text, replacement));
        }
        catch (RegexMatchTimeoutException)
        {
            return Attempt.Fail($"the pattern takes longer than {Limits.MatchTime.TotalSeconds} seconds");
        }
    }

    private static Attempt Bounded(Arguments a, string? text) =>
        text is null ? Attempt.Fail($"the text would be longer than {Limits.MaximumTextLength} characters") : a.Reworded(0, text);

    private static string? Replace(Regex regex, string text, string replacement)
    {
        var result = new StringBuilder();
        int end = 0;
        foreach (var match in Matches(regex, text))
        {
            result.Append(text, end, match.Index - end);
            Expand(result, replacement, match);
            end = match.Index + match.Length;
            if (result.Length > Limits.MaximumTextLength)
            {
                return null;
            }
        }
        return result.Append(text, end, text.Length - end).ToString();
    }

    /// <summary>
    /// <c>$1</c>, <c>$name</c> and <c>${name}</c> stand for captures, <c>$$</c> for a dollar sign. A name is as long as it can be:
    /// <c>$1x</c> is the capture "1x", which is empty.
    /// </summary>
    private static void Expand(StringBuilder result, string replacement, Match match)
    {
        for (int i = 0; i < replacement.Length; i++)
        {
            if (replacement[i] != '$' || i + 1 == replacement.Length)
            {
                result.Append(replacement[i]);
                continue;
            }
            if (replacement[i + 1] == '$')
            {
                result.Append('$');
                i++;
                continue;
            }
            bool isBraced = replacement[i + 1] == '{';
            int start = i + (isBraced ? 2 : 1);
            int stop = start;
            while (stop < replacement.Length && (char.IsLetterOrDigit(replacement[stop]) || replacement[stop] == '_'))
            {
                stop++;
            }
            if (stop == start || (isBraced && (stop == replacement.Length || replacement[stop] != '}')))
            {
                result.Append('$');
                continue;
            }
            result.Append(match.Groups[replacement[start..stop]].Value);
            i = isBraced ? stop : stop - 1;
        }
    }
}
