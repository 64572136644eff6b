using Tocsin.Text;

namespace Tocsin.Patterns;

/// <summary>Why a pattern matches an event, or does not.</summary>
/// <param name="Matches">What <see cref="EventPattern.Matches"/> says, always.</param>
/// <param name="Fields">Each field of the pattern; where there is an <c>$or</c>, of the branch that matches or comes closest.</param>
/// <param name="Branches">Each <c>$or</c> that was gone into, and the branch that <paramref name="Fields"/> tells of.</param>
/// <param name="Conflict">
/// Set when every field matches by itself and the pattern does not: they match in different elements of one array.
/// </param>
/// <param name="Detail">
/// The verdict in one sentence: <c>detail.eventName does not match: the pattern wants ["A"], the event has "B"</c>.
/// </param>
/// <param name="Pointer">A JSON Pointer into the pattern text: the first field that does not match; empty when all do.</param>
public sealed record PatternExplanation(
    bool Matches,
    ValueList<FieldExplanation> Fields,
    ValueList<BranchExplanation> Branches,
    string? Conflict, string Detail, string Pointer);

/// <summary>One field of a pattern against one event.</summary>
/// <param name="Path">Dotted: <c>detail.eventName</c>.</param>
/// <param name="Pointer">A JSON Pointer to the field in the pattern text.</param>
/// <param name="Wanted">What the pattern asks, as it is written there.</param>
/// <param name="Found">What the event has there, as JSON (an array when it has several values), or null when it has no such field.</param>
public sealed record FieldExplanation(string Path, string Pointer, string Wanted, string? Found, bool Matches);

/// <summary>The branch of an <c>$or</c> that matches, or comes closest.</summary>
/// <param name="Pointer">A JSON Pointer to the branch: <c>/detail/$or/1</c>.</param>
/// <param name="Of">How many branches there are.</param>
public sealed record BranchExplanation(string Pointer, int Of, bool Matches);
