using Tocsin.Text;

namespace Tocsin.Patterns.Language;

/// <summary>One field that a pattern asks about: a path and the array of match values at it, of which one has to hold.</summary>
/// <param name="Path">The keys joined with dots: <c>detail.eventName</c>.</param>
/// <param name="Pointer">A JSON Pointer to the array in the pattern text: <c>/detail/eventName</c>, <c>/$or/1/source</c>.</param>
/// <param name="Wanted">The array as it is written there.</param>
public sealed record PatternField(string Path, string Pointer, string Wanted, ValueList<PatternAtom> Atoms);

/// <summary>One match value.</summary>
/// <param name="Operator">
/// <c>equals</c> for a plain value, else AWS's word, nested ones joined with a slash: <c>prefix</c>, <c>prefix/equals-ignore-case</c>,
/// <c>anything-but</c>, <c>anything-but/wildcard</c>, <c>exists</c>.
/// </param>
/// <param name="Pointer">A JSON Pointer to the value in the pattern text: <c>/detail/eventName/0</c>.</param>
/// <param name="Written">The value as it is written there: <c>{"prefix":"aws."}</c>, <c>"aws.ecs"</c>.</param>
/// <param name="Operands">
/// The strings or numbers compared with, decoded: <c>aws.ecs</c>; <c>true</c> for <c>exists</c>; operators and limits in turn for
/// <c>numeric</c>.
/// </param>
public sealed record PatternAtom(string Operator, string Pointer, string Written, ValueList<string> Operands);
