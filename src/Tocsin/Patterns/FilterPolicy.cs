using Tocsin.Json;

namespace Tocsin.Patterns;

/// <summary>What a subscription's filter policy looks at.</summary>
public enum FilterPolicyScope { MessageAttributes, MessageBody }

/// <summary>An SNS filter policy that SNS accepts: the pattern language with its own limits and messages.</summary>
/// <remarks>Immutable; safe for any number of readers. https://docs.aws.amazon.com/sns/latest/dg/sns-subscription-filter-policies.html</remarks>
public sealed class FilterPolicy
{
    private FilterPolicy(EventPattern pattern, FilterPolicyScope scope) => (Pattern, Scope) = (pattern, scope);

    public EventPattern Pattern { get; }

    public FilterPolicyScope Scope { get; }

    /// <summary>Reads a policy as Subscribe and SetSubscriptionAttributes do. Never throws on input.</summary>
    public static FilterPolicyResult Parse(string text, FilterPolicyScope scope) => throw new NotImplementedException(text);

    /// <summary>Does the policy let the message through?</summary>
    /// <param name="subject">The message body; or the attributes as one JSON object, name to value: strings, numbers as they were sent, arrays for <c>String.Array</c>.</param>
    public bool Matches(EventBytes subject) => Pattern.Matches(subject);

    /// <summary>Why the policy lets the message through, or does not.</summary>
    public PatternExplanation Explain(EventBytes subject) => Pattern.Explain(subject);
}

/// <summary>What became of a filter policy's text.</summary>
public abstract record FilterPolicyResult
{
    private FilterPolicyResult()
    {
    }

    public sealed record Valid(FilterPolicy Policy) : FilterPolicyResult;

    /// <param name="Error">Its message is SNS's text behind <c>FilterPolicy: </c>.</param>
    public sealed record Invalid(PatternError Error) : FilterPolicyResult;
}
