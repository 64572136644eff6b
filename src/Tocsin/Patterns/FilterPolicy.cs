using System.Text;
using Tocsin.Json;
using Tocsin.Patterns.Language;

namespace Tocsin.Patterns;

/// <summary>What a subscription's filter policy looks at.</summary>
public enum FilterPolicyScope { MessageAttributes, MessageBody }

/// <summary>An SNS filter policy that SNS accepts: the pattern language with its own limits and messages.</summary>
/// <remarks>
/// Immutable; safe for any number of readers. https://docs.aws.amazon.com/sns/latest/dg/sns-subscription-filter-policies.html
/// </remarks>
public sealed class FilterPolicy
{
    private const string TooComplex = "Filter policy is too complex";

    private FilterPolicy(EventPattern pattern, FilterPolicyScope scope) => (Pattern, Scope) = (pattern, scope);

    public EventPattern Pattern { get; }

    public FilterPolicyScope Scope { get; }

    /// <summary>Reads a policy as Subscribe and SetSubscriptionAttributes do. Never throws on input.</summary>
    public static FilterPolicyResult Parse(string text, FilterPolicyScope scope)
    {
        // SNS's reader does not quote the policy in its locations (recorded on AWS 2026-09).
        var tokens = new JsonTokens(text)
        {
            Quoted = "REDACTED (`StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION` disabled)",
            JsonErrorPrefix = "failed to parse JSON. ",
        };
        // Unverified: which message answers a policy of more than 256 KiB.
        PatternResult read = Encoding.UTF8.GetByteCount(text) > Limits.FilterPolicyBytes
            ? new PatternResult.Invalid(new PatternError(TooComplex, 0, 1, 1))
            : EventPattern.Read(text, tokens, TooComplex);
        return read.Match<FilterPolicyResult>(
            pattern => Refusal(pattern, scope) is { } message
                ? new FilterPolicyResult.Invalid(new PatternError(message, 0, 1, 1))
                : new FilterPolicyResult.Valid(new FilterPolicy(pattern, scope)),
            error => new FilterPolicyResult.Invalid(error with { Message = $"FilterPolicy: {error.Message}" }));
    }

    /// <summary>Does the policy let the message through?</summary>
    /// <param name="subject">
    /// The message body; or the attributes as one JSON object, name to value: strings, numbers as they were sent, arrays for
    /// <c>String.Array</c>.
    /// </param>
    public bool Matches(EventBytes subject) => Pattern.Matches(subject);

    /// <summary>Why the policy lets the message through, or does not.</summary>
    public PatternExplanation Explain(EventBytes subject) => Pattern.Explain(subject);

    // Recorded on AWS: the words. Unverified: the order of the checks, and how the branches of an $or count towards the combinations (here:
    // each by itself, summed up).
    private static string? Refusal(EventPattern pattern, FilterPolicyScope scope) =>
        scope == FilterPolicyScope.MessageAttributes && pattern.AllFields.Any(f => Depth(f) > 1)
            ? "Filter policy scope MessageAttributes does not support nested filter policy"
        : pattern.AllFields.Count > Limits.FilterPolicyKeys
            ? $"FilterPolicy: Filter policy can not have more than {Limits.FilterPolicyKeys} keys"
        : Combinations(pattern) > Limits.FilterPolicyCombinations || WildcardPoints(pattern) > Limits.FilterPolicyWildcardPoints
            ? $"FilterPolicy: {TooComplex}"
        : null;

    // A nested key's values count once for each level:
    // https://docs.aws.amazon.com/sns/latest/dg/subscription-filter-policy-constraints.html
    private static double Combinations(EventPattern pattern) =>
        pattern.Alternatives.Sum(a => a.Aggregate(1.0, (product, field) => product * field.Tests.Length * Depth(field)));

    // One star is one point, several are three: the same page.
    private static int WildcardPoints(EventPattern pattern) =>
        pattern.AllFields.SelectMany(f => f.Tests).SelectMany(WildcardComplexity.WildcardsOf)
            .Sum(w => w.Stars == 1 ? 1 : w.Stars > 1 ? 3 : 0);

    /// <summary>How many keys lead to the field: attribute names may hold dots, so the path does not tell.</summary>
    private static int Depth(FieldTests field)
    {
        int depth = 0;
        bool branch = false;
        foreach (string token in JsonPointer.Tokens(field.Pointer))
        {
            depth += branch || token == "$or" ? 0 : 1;
            branch = token == "$or";
        }
        return depth;
    }
}

/// <summary>What became of a filter policy's text.</summary>
public abstract record FilterPolicyResult
{
    private FilterPolicyResult()
    {
    }

    public sealed record Valid(FilterPolicy Policy) : FilterPolicyResult;

    /// <param name="Error">
    /// Its message is SNS's text behind <c>Invalid parameter: </c> (and <c>Attributes Reason: </c>), <c>FilterPolicy: </c> included where
    /// SNS has it.
    /// </param>
    public sealed record Invalid(PatternError Error) : FilterPolicyResult;
}
