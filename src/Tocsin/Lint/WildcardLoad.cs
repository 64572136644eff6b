using Tocsin.Flow;
using Tocsin.Text;

namespace Tocsin.Lint;

/// <summary>Patterns whose wildcards come near to what AWS refuses: one more star, and the next apply fails.</summary>
internal static class WildcardLoad
{
    /// <summary>Two below the limit: a star with a repeated letter behind it costs two.</summary>
    private const int Near = Patterns.Language.Limits.MaximumComplexity - 2;

    public static IEnumerable<Note> Of(LintSubject subject) =>
        from rule in subject.Patterns
        where rule.Pattern.Complexity >= Near
        select new Note(
            FindingCode.WildcardsNearLimit, Severity.Note, new Place(rule.Rule.Arn.ToString(), "EventPattern"),
            $"The wildcards of the pattern score {rule.Pattern.Complexity} of the {Patterns.Language.Limits.MaximumComplexity} that "
                + $"AWS takes: one more may make it \"too complex\", and PutRule refuses it.",
            "prefix or suffix where the star stands at an end, or a second rule");
}
