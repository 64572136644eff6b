using Tocsin.Json;
using Tocsin.Text;

namespace Tocsin.Policies;

/// <summary>The parts of a statement, each judged by itself; a statement matches when all do.</summary>
internal static class StatementParts
{
    public sealed record Part(Truth Matches, Func<PartMismatch> Explain);

    public static IReadOnlyList<Part> Of(Statement statement, RequestContext context, bool hasVariables)
    {
        var parts = new List<Part>();
        if (statement.Principal is { } principal)
        {
            parts.Add(new Part(PrincipalMatch.Of(principal, context), () => PrincipalMatch.Explain(principal, context)));
        }
        parts.Add(
            Element(statement.Action, context.Action, v => Glob.Match(Glob.Wild(v).ToLowerInvariant(), context.Action.ToLowerInvariant())));
        if (statement.Resource is { } resource)
        {
            parts.Add(Element(resource, context.Resource, v =>
                PolicyVariables.Expand(v, context, hasVariables, wild: true) is { } pattern ? Glob.Match(pattern, context.Resource)
                    : Truth.False));
        }
        foreach (var condition in statement.Conditions)
        {
            parts.Add(new Part(ConditionEvaluation.Evaluate(condition, context, hasVariables), () => Explain(condition, context)));
        }
        return parts;
    }

    private static Part Element(Element element, string actual, Func<string, Truth> matches)
    {
        var any = Truth.Any(element.Values.Select(matches));
        string written = string.Join(", ", element.Values);
        return new Part(
            element.Negated ? any.Not() : any,
            () => new PartMismatch(
                element.Pointer,
                element.Negated ? $"{element.Name} excludes {actual}" : $"{element.Name} is {written}, the request's is {actual}",
                element.Negated ? null : $"{JsonWriter.Quote(element.Name)}: {JsonWriter.Quote(actual)}"));
    }

    private static PartMismatch Explain(Condition condition, RequestContext context)
    {
        string wanted = $"{condition.Operator.Text} {condition.Key} {string.Join(", ", condition.Values)}";
        return context.Find(condition.Key) switch
        {
            null => new PartMismatch(condition.Pointer, $"whether the condition {wanted} holds is not known offline", null, condition),
            { Count: > 0 } values =>
                new PartMismatch(
                    condition.Pointer, $"the condition {wanted} fails: the request has {string.Join(", ", values)}",
                    Write(condition, values), condition),
            _ =>
                new PartMismatch(
                    condition.Pointer, $"the condition {wanted} fails: the request carries no {condition.Key}", null, condition),
        };
    }

    private static string? Write(Condition condition, ValueList<string> values) =>
        values.Count == 1 && !condition.Operator.Negated && condition.Operator.Comparison is Comparison.StringEquals
            or Comparison.StringLike or Comparison.Arn
            ? $"{JsonWriter.Quote(condition.Key)}: {JsonWriter.Quote(values[0])}"
            : null;
}
