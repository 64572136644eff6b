using Tocsin.Text;

namespace Tocsin.Flow;

/// <summary>What a hop makes of one envelope.</summary>
/// <param name="Branches">One for each way the message takes or is stopped on.</param>
/// <param name="Changes">What else comes of it: a log line.</param>
public sealed record Outcome(ValueList<Branch> Branches, ValueList<Change> Changes = default)
{
    /// <summary>The message concerns nobody.</summary>
    public static Outcome Nothing { get; } = new([]);
}

/// <summary>A rule that did not match, and why: no route, but the answer to "why is it quiet?".</summary>
/// <param name="Where">The part of the rule that decided, as narrow as it can be said.</param>
/// <param name="Detail">For people: <c>detail.eventName does not match: the rule wants "SERVICE_DEPLOYMENT_FAILED", the event has "SERVICE_DEPLOYMENT_COMPLETED"</c>.</param>
/// <param name="Fields">Each field of the pattern, for the explanation.</param>
public sealed record Miss(Place Where, string Detail, ValueList<FieldVerdict> Fields = default);

/// <summary>One field of a pattern against one event.</summary>
/// <param name="Path">Dotted: <c>detail.eventName</c>.</param>
/// <param name="Wanted">What the pattern asks, as it is written there.</param>
/// <param name="Found">What the event has, as JSON, or null when it has no such field.</param>
public sealed record FieldVerdict(string Path, string Wanted, string? Found, bool Matches);
