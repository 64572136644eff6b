namespace Tocsin.Aws;

/// <summary>What an AWS model demands of a text.</summary>
/// <param name="minimum">Of its length, in UTF-16 code units, as Java counts.</param>
/// <param name="values">All that it may be, in the model's order; null is anything.</param>
/// <param name="isSensitive">Messages do not quote it.</param>
public sealed class TextBounds(
    int minimum = 0, int maximum = int.MaxValue, string? pattern = null, string[]? values = null, bool isSensitive = false)
{
    private readonly TextForm? form = pattern is null ? null : new TextForm(pattern);

    public int Minimum => minimum;

    public int Maximum => maximum;

    public string? Pattern => pattern;

    public IReadOnlyList<string>? Values => values;

    public bool IsSensitive => isSensitive;

    /// <summary>The constraints that a text breaks, in AWS's words.</summary>
    internal IEnumerable<string> Broken(string text)
    {
        if (text.Length > maximum)
        {
            yield return Constraint.LengthAtMost(maximum);
        }
        if (text.Length < minimum)
        {
            yield return Constraint.LengthAtLeast(minimum);
        }
        if (form is not null && !form.Matches(text))
        {
            yield return Constraint.Pattern(pattern!);
        }
        if (values is not null && !values.Contains(text))
        {
            yield return Constraint.OneOf(values);
        }
    }

    internal bool Allows(string text) =>
        text.Length <= maximum && text.Length >= minimum
        && (form is null || form.Matches(text)) && (values is null || values.Contains(text));

    /// <summary>All constraints together, as AWS tells them of items and entries.</summary>
    internal string All() => string.Join(", ", new[]
    {
        maximum == int.MaxValue ? null : Constraint.LengthAtMost(maximum),
        minimum == 0 && maximum == int.MaxValue ? null : Constraint.LengthAtLeast(minimum),
        pattern is null ? null : Constraint.Pattern(pattern),
        values is null ? null : Constraint.OneOf(values),
    }.OfType<string>());
}

/// <summary>What an AWS model demands of a number.</summary>
public sealed class NumberBounds(long minimum = long.MinValue, long maximum = long.MaxValue)
{
    public long Minimum => minimum;

    public long Maximum => maximum;
}

/// <summary>How many items or entries an AWS model allows, or bytes of a blob.</summary>
public sealed class SizeBounds(int minimum = 0, int maximum = int.MaxValue, bool isSensitive = false)
{
    public int Minimum => minimum;

    public int Maximum => maximum;

    public bool IsSensitive => isSensitive;
}
