namespace Tocsin.Policies;

/// <summary>How a condition relates the values of a key to the values written.</summary>
public enum Quantifier { None, ForAnyValue, ForAllValues }

/// <summary>A condition operator, taken apart: <c>ForAnyValue:StringNotLikeIfExists</c>.</summary>
/// <param name="Text">As it is written.</param>
/// <param name="Comparison">The positive comparison it is made of.</param>
/// <param name="Negated">It wants the comparison to fail for every value.</param>
/// <remarks>https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html</remarks>
public sealed record ConditionOperator(string Text, Quantifier Quantifier, Comparison Comparison, bool Negated, bool IfExists)
{
    private static readonly Dictionary<string, (Comparison Comparison, bool Negated)> Known = new(StringComparer.OrdinalIgnoreCase)
    {
        ["StringEquals"] = (Comparison.StringEquals, false),
        ["StringNotEquals"] = (Comparison.StringEquals, true),
        ["StringEqualsIgnoreCase"] = (Comparison.StringEqualsIgnoreCase, false),
        ["StringNotEqualsIgnoreCase"] = (Comparison.StringEqualsIgnoreCase, true),
        ["StringLike"] = (Comparison.StringLike, false),
        ["StringNotLike"] = (Comparison.StringLike, true),
        ["NumericEquals"] = (Comparison.NumericEquals, false),
        ["NumericNotEquals"] = (Comparison.NumericEquals, true),
        ["NumericLessThan"] = (Comparison.NumericLessThan, false),
        ["NumericLessThanEquals"] = (Comparison.NumericLessThanEquals, false),
        ["NumericGreaterThan"] = (Comparison.NumericGreaterThan, false),
        ["NumericGreaterThanEquals"] = (Comparison.NumericGreaterThanEquals, false),
        ["DateEquals"] = (Comparison.DateEquals, false),
        ["DateNotEquals"] = (Comparison.DateEquals, true),
        ["DateLessThan"] = (Comparison.DateLessThan, false),
        ["DateLessThanEquals"] = (Comparison.DateLessThanEquals, false),
        ["DateGreaterThan"] = (Comparison.DateGreaterThan, false),
        ["DateGreaterThanEquals"] = (Comparison.DateGreaterThanEquals, false),
        ["Bool"] = (Comparison.Bool, false),
        ["BinaryEquals"] = (Comparison.BinaryEquals, false),
        ["IpAddress"] = (Comparison.IpAddress, false),
        ["NotIpAddress"] = (Comparison.IpAddress, true),
        ["ArnEquals"] = (Comparison.Arn, false),
        ["ArnLike"] = (Comparison.Arn, false),
        ["ArnNotEquals"] = (Comparison.Arn, true),
        ["ArnNotLike"] = (Comparison.Arn, true),
        ["Null"] = (Comparison.Null, false),
    };

    /// <returns>Null when there is no such operator.</returns>
    public static ConditionOperator? Parse(string text)
    {
        string rest = text;
        var quantifier = Take("ForAnyValue:") ? Quantifier.ForAnyValue : Take("ForAllValues:") ? Quantifier.ForAllValues : Quantifier.None;
        bool ifExists = rest.EndsWith("IfExists", StringComparison.OrdinalIgnoreCase);
        rest = ifExists ? rest[..^"IfExists".Length] : rest;
        return Known.TryGetValue(rest, out var known) && !(ifExists && known.Comparison == Comparison.Null)
            ? new ConditionOperator(text, quantifier, known.Comparison, known.Negated, ifExists)
            : null;

        bool Take(string prefix)
        {
            bool found = rest.StartsWith(prefix, StringComparison.OrdinalIgnoreCase);
            rest = found ? rest[prefix.Length..] : rest;
            return found;
        }
    }
}
