using System.Globalization;
using System.Numerics;
using Tocsin.Declared.Hcl;
using Tocsin.Declared.Instances;
using Tocsin.Declared.Values;
using Tocsin.Text;

namespace Tocsin.Declared.Terraform;

/// <summary>What <c>count</c> or <c>for_each</c> make of a resource.</summary>
/// <param name="Unknown">Why the instances are not known, or null.</param>
internal sealed record Expansion(ExpansionKind Kind, IReadOnlyList<InstanceKey> Keys, string? Unknown = null)
{
    private static readonly Entries NoNames = Entries.Empty;

    public static Expansion Of(Body body, Func<Expression, Value> evaluate, Findings findings)
    {
        if (body["count"] is { } count)
        {
            return Counted(evaluate(count.Value), count.Value.Span, findings);
        }
        return body["for_each"] is { } each
            ? ForEach(evaluate(each.Value), each.Value.Span, findings)
            : new Expansion(ExpansionKind.Single, [new InstanceKey("", "", NoNames)]);
    }

    private static Expansion Counted(Value value, Span span, Findings findings)
    {
        if (value is Value.Unknown unknown)
        {
            return NotKnown("count", unknown.Names);
        }
        if (!Conversion.Convert(value, TerraformType.Number).TryGet(out var number, out _)
            || !int.TryParse(number.ToText(), NumberStyles.None, CultureInfo.InvariantCulture, out int count) || count > Limits.Instances)
        {
            return Refuse(findings, span, $"This count is not a whole number from 0 to {Limits.Instances}.", null);
        }
        return new Expansion(ExpansionKind.Counted, [.. Enumerable.Range(0, count).Select(i => new InstanceKey(
            string.Create(CultureInfo.InvariantCulture, $"[{i}]"), "count", Entries.Of(("index", Value.Of((BigInteger)i)))))]);
    }

    private static Expansion ForEach(Value value, Span span, Findings findings)
    {
        // Of a map only the keys decide.
        if (Unknowns.In(value is Value.Unknown ? [value] : value is Value.Set known ? known.Items : []) is { Count: > 0 } deciding)
        {
            return NotKnown("for_each", deciding);
        }
        var pairs = value.Members is { } members ? members
            : value is Value.Set set && set.Items.AsEnumerable().All(i => i is Value.String)
                ? set.Items.AsEnumerable().Select(i => new Entry(i.AsText()!, i))
            : null;
        if (pairs is null)
        {
            return Refuse(
                findings, span, "This for_each is neither a map nor a set of strings; terraform refuses it.",
                "toset([...]) makes a set of a list");
        }
        if (Unknowns.In(pairs.Select(p => Value.Of(p.Key))) is { Count: > 0 } names)
        {
            return NotKnown("for_each", names);
        }
        return pairs.Count() > Limits.Instances
            ? Refuse(findings, span, $"This for_each makes more than {Limits.Instances} instances.", null)
            : new Expansion(
                ExpansionKind.Keyed,
                [.. pairs.Select(p =>
                    new InstanceKey($"[{Json.JsonWriter.Quote(p.Key)}]", "each", Entries.Of(("key", Value.Of(p.Key)), ("value", p.Value)),
                        p.Key))]);
    }

    private static Expansion NotKnown(string argument, ValueList<string> names) =>
        new(ExpansionKind.Single, [], $"its {argument} depends on {Listing.Of(names)}, which is not known offline");

    private static Expansion Refuse(Findings findings, Span span, string message, string? write)
    {
        findings.Error(FindingCode.InvalidArgument, span, message, write);
        return new Expansion(ExpansionKind.Single, [], "terraform refuses how it is repeated");
    }
}

internal enum ExpansionKind { Single, Counted, Keyed }

/// <param name="Suffix">What the address ends in: <c>[0]</c>, <c>["prod"]</c> or nothing.</param>
/// <param name="Root">The name that stands for the instance in its arguments: <c>each</c>, <c>count</c> or none.</param>
/// <param name="Members">What that name has: <c>key</c> and <c>value</c>, or <c>index</c>.</param>
internal sealed record InstanceKey(string Suffix, string Root, Entries Members, string Key = "")
{
    /// <summary>What <c>each</c> or <c>count</c> stand for in the instance.</summary>
    public BlockNames Names { get; } = Root.Length == 0 ? BlockNames.None : BlockNames.None.With(Root, new Value.Object(Members));
}
