using System.Globalization;
using Tocsin.Text;

namespace Tocsin.Aws;

/// <summary>
/// Everything in which a request breaks the constraints of its model, and how AWS tells it: all at once, in the model's order.
/// </summary>
/// <remarks>
/// <c>2 validation errors detected: Value 'a b' at 'name' failed to satisfy constraint: Member must satisfy regular expression pattern:
/// …; Value null at 'targets' failed to satisfy constraint: Member must not be null</c>. A member that is not known offline breaks none. A
/// request that breaks nothing allocates no more than this.
/// </remarks>
/// <param name="unknown">The members that the request's reader told of as not known.</param>
public sealed class Violations(ValueList<UnknownMember> unknown = default)
{
    private readonly MemberPath path = new();
    private readonly List<Violation> found = [];

    public IReadOnlyList<Violation> Found => found;

    /// <summary>The refusal of a request, or null where it keeps to its model.</summary>
    /// <param name="code">As the service names it: <c>ValidationException</c>.</param>
    public static AwsError? Of(IChecked request, string code, ValueList<UnknownMember> unknown = default)
    {
        var violations = new Violations(unknown);
        request.Check(violations);
        return violations.Refusal(code);
    }

    public AwsError? Refusal(string code)
    {
        if (found.Count == 0)
        {
            return null;
        }
        string errors = found.Count == 1 ? "1 validation error" : $"{Whole(found.Count)} validation errors";
        return new AwsError(code, $"{errors} detected: {string.Join("; ", found.Select(f => f.Text))}", Member: found[0].Member,
            Cause: new Cause.Constraint());
    }

    public void Required(string member, bool isMissing)
    {
        if (isMissing)
        {
            path.Enter(member);
            if (!IsUnknown())
            {
                Add("Value null", Constraint.NotNull);
            }
            path.Leave();
        }
    }

    public void Text(string member, string? value, TextBounds bounds)
    {
        if (value is null || bounds.Allows(value) || Unknown.In(value))
        {
            return;
        }
        path.Enter(member);
        foreach (string constraint in bounds.Broken(value))
        {
            Add(bounds.IsSensitive ? "Value" : $"Value '{value}'", constraint);
        }
        path.Leave();
    }

    public void Number(string member, long? value, NumberBounds bounds)
    {
        if (value < bounds.Minimum || value > bounds.Maximum)
        {
            OutOfBounds(member, Whole(value.Value), value < bounds.Minimum, Whole(bounds.Minimum), Whole(bounds.Maximum));
        }
    }

    public void Number(string member, double? value, NumberBounds bounds)
    {
        if (value < bounds.Minimum || value > bounds.Maximum)
        {
            string number = ValueText.Number(value.Value);
            OutOfBounds(member, number, value < bounds.Minimum, ValueText.Number(bounds.Minimum), ValueText.Number(bounds.Maximum));
        }
    }

    public void Blob(string member, ValueList<byte>? value, SizeBounds bounds)
    {
        if (value is { } bytes)
        {
            Size(member, bytes.Count, bounds, "Value");
        }
    }

    public void Size<T>(string member, ValueList<T>? value, SizeBounds bounds)
    {
        if (value is { } list && (list.Count < bounds.Minimum || list.Count > bounds.Maximum))
        {
            Size(member, list.Count, bounds, bounds.IsSensitive ? "Value" : $"Value '{ValueText.Of(list)}'");
        }
    }

    public void Size<T>(string member, ValueMap<T>? value, SizeBounds bounds)
    {
        if (value is { } map && (map.Count < bounds.Minimum || map.Count > bounds.Maximum))
        {
            Size(member, map.Count, bounds, bounds.IsSensitive ? "Value" : $"Value '{ValueText.Of(map)}'");
        }
    }

    public void Shape(string member, IChecked? value)
    {
        if (value is not null)
        {
            path.Enter(member);
            value.Check(this);
            path.Leave();
        }
    }

    public void Items<T>(string member, ValueList<T>? value)
        where T : class, IChecked
    {
        if (value is not { } list)
        {
            return;
        }
        path.Enter(member);
        for (int i = 0; i < list.Count; i++)
        {
            path.EnterItem(i);
            list[i].Check(this);
            path.Leave();
        }
        path.Leave();
    }

    public void Entries<T>(string member, ValueMap<T>? value)
        where T : class, IChecked
    {
        if (value is not { } map)
        {
            return;
        }
        path.Enter(member);
        foreach (var entry in map.AsSpan())
        {
            path.EnterEntry(entry.Key);
            entry.Value.Check(this);
            path.Leave();
        }
        path.Leave();
    }

    /// <summary>The texts of a list: told of once, however many break it.</summary>
    public void Texts(string member, ValueList<string>? value, TextBounds bounds)
    {
        var items = value.GetValueOrDefault();
        for (int i = 0; i < items.Count; i++)
        {
            if (Breaks(items[i], bounds))
            {
                BreakWithin(
                    member, Whole(i), bounds.IsSensitive ? "Value" : $"Value '{ValueText.Of(items)}'", Constraint.Items(bounds.All()));
                return;
            }
        }
    }

    public void Keys<T>(string member, ValueMap<T>? value, TextBounds bounds)
    {
        foreach (var entry in value.GetValueOrDefault().AsSpan())
        {
            if (Breaks(entry.Key, bounds))
            {
                BreakWithin(
                    member, entry.Key, bounds.IsSensitive ? "Value"
                        : $"Value '{ValueText.Of(value!.Value)}'", Constraint.Keys(bounds.All()));
                return;
            }
        }
    }

    public void Values(string member, ValueMap<string>? value, TextBounds bounds)
    {
        foreach (var entry in value.GetValueOrDefault().AsSpan())
        {
            if (Breaks(entry.Value, bounds))
            {
                BreakWithin(
                    member, entry.Key, bounds.IsSensitive ? "Value" : $"Value '{ValueText.Of(value!.Value)}'",
                    Constraint.Values(bounds.All()));
                return;
            }
        }
    }

    private static bool Breaks(string text, TextBounds bounds) => !bounds.Allows(text) && !Unknown.In(text);

    private static string Whole(long number) => number.ToString(CultureInfo.InvariantCulture);

    private bool IsUnknown()
    {
        if (unknown.Count == 0)
        {
            return false;
        }
        string here = path.ToString();
        return unknown.Any(u => u.Member == here);
    }

    private void OutOfBounds(string member, string value, bool isBelow, string minimum, string maximum) =>
        Break(member, $"Value '{value}'", isBelow ? Constraint.AtLeast(minimum) : Constraint.AtMost(maximum));

    private void Size(string member, int count, SizeBounds bounds, string value)
    {
        if (count > bounds.Maximum)
        {
            Break(member, value, Constraint.LengthAtMost(bounds.Maximum));
        }
        if (count < bounds.Minimum)
        {
            Break(member, value, Constraint.LengthAtLeast(bounds.Minimum));
        }
    }

    /// <summary>A member breaks a constraint.</summary>
    /// <param name="value">As AWS tells it: <c>Value 'a b'</c>.</param>
    internal void Break(string member, string value, string constraint)
    {
        path.Enter(member);
        Add(value, constraint);
        path.Leave();
    }

    /// <summary>AWS tells of the list or map; whoever looks for the place wants the item.</summary>
    private void BreakWithin(string member, string key, string value, string constraint)
    {
        Break(member, value, constraint);
        found[^1] = found[^1] with { Member = $"{found[^1].Member}/{key}" };
    }

    private void Add(string value, string constraint) =>
        found.Add(new Violation(path.ToString(), $"{value} at '{path.InAwsWords()}' failed to satisfy constraint: {constraint}"));
}
