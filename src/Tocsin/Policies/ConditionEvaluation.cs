using Tocsin.Text;

namespace Tocsin.Policies;

/// <summary>One key under one operator, against a request.</summary>
/// <remarks>
/// Missing keys: a positive operator is false, a negated one and <c>...IfExists</c> true, <c>ForAllValues</c> true, <c>ForAnyValue</c>
/// false.
/// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_multi-value-conditions.html
/// </remarks>
internal static class ConditionEvaluation
{
    public static Truth Evaluate(Condition condition, RequestContext context, bool hasVariables)
    {
        if (context.Find(condition.Key) is { } values)
        {
            return Evaluate(condition, values, context, hasVariables);
        }
        // Of a key that nobody knows of, neither the value nor whether it is sent.
        string open = RequestKeys.Open(condition.Key);
        var sent = Evaluate(condition, [open], context, hasVariables);
        return sent.Unknown is null && sent == Evaluate(condition, [], context, hasVariables) ? sent : Truth.Maybe(open);
    }

    private static Truth Evaluate(Condition condition, ValueList<string> values, RequestContext context, bool hasVariables)
    {
        var test = condition.Operator;
        if (test.Comparison == Comparison.Null)
        {
            return Truth.Any(condition.Values.Select(v => Comparing.Compare(Comparison.Bool, v, values.Count == 0 ? "true" : "false")));
        }
        if (values.Count == 0)
        {
            return Truth.Of(
                test.IfExists || test.Quantifier == Quantifier.ForAllValues || (test.Negated && test.Quantifier == Quantifier.None));
        }
        var each = values.Select(v => test.Negated ? Matches(v).Not() : Matches(v));
        bool all = test.Quantifier == Quantifier.ForAllValues || (test.Quantifier == Quantifier.None && test.Negated);
        return all ? Truth.All(each) : Truth.Any(each);

        Truth Matches(string value) => Truth.Any(condition.Values.Select(w =>
            PolicyVariables.Expand(w, context, hasVariables, Comparing.IsWild(test.Comparison)) is { } written
                ? Comparing.Compare(test.Comparison, written, value)
                : Truth.False));
    }
}
