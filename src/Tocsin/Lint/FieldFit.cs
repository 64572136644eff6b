using System.Globalization;
using Tocsin.Json;
using Tocsin.Patterns;
using Tocsin.Patterns.Bytes;
using Tocsin.Patterns.Language;
using Tocsin.Text;

namespace Tocsin.Lint;

/// <summary>What a field of a pattern can meet in events of one shape: the matcher itself says what holds.</summary>
internal static class FieldFit
{
    /// <summary>Values of the events that the field takes, those that are likely first; empty when there are none.</summary>
    /// <param name="sample">What the shape's sample has there.</param>
    public static IEnumerable<JsonValue> Values(FieldTests field, EventShape shape, IReadOnlyList<JsonValue> sample)
    {
        if (field.Path is "source" or "detail-type")
        {
            return sample.Where(v => Holds(field, v));
        }
        var documented = shape.Tables.SelectMany(t => t.ValuesOf(field.Path)).Distinct().ToList();
        if (documented.Count > 0)
        {
            return documented.Select(v => (JsonValue)new JsonValue.String(v)).Where(v => Holds(field, v));
        }
        bool isText = sample.Any(s => s is JsonValue.String);
        string? kind = shape.Arns.FirstOrDefault(a => a.Path == field.Path).Kind;
        return sample.Concat(
            field.Field.Atoms.SelectMany(a => Made(a)
                .Where(v => kind is null || v.AsText() is not { } text || IsOfKind(text, kind, a.Operator == "equals"))))
            .Where(v => (v is JsonValue.String) == isText && Holds(field, v)).Distinct();
    }

    /// <summary>Does the matcher take this value for the field?</summary>
    public static bool Holds(FieldTests field, JsonValue value) => value switch
    {
        JsonValue.String s => field.Holds(new LeafValue(LeafKind.String, Utf8.Of(s.Value))),
        JsonValue.Number n => field.Holds(new LeafValue(LeafKind.Number, Utf8.Of(n.Text))),
        JsonValue.Boolean b => field.Holds(new LeafValue(b.Value ? LeafKind.True : LeafKind.False, [])),
        JsonValue.Null => field.Holds(new LeafValue(LeafKind.Null, [])),
        _ => false,
    };

    public static bool HoldsText(FieldTests field, string text) => Holds(field, new JsonValue.String(text));

    /// <summary>Is it one value and nothing else, <c>"aws.ecs"</c>?</summary>
    public static bool IsPlainText(PatternAtom atom) => atom.Operator == "equals" && atom.Written.StartsWith('"');

    /// <summary>A whole ARN is of the kind that stands in the field; a part of one does at least not speak of another kind.</summary>
    private static bool IsOfKind(string text, string kind, bool isWhole) =>
        isWhole && !Unknown.In(text)
            ? Aws.Arn.TryParse(text, out var arn) && arn.Resource.StartsWith(kind, StringComparison.Ordinal)
            : !Kinds.Any(k => k != kind && text.Contains($":{k}", StringComparison.Ordinal));

    private static readonly string[] Kinds = ["service/", "cluster/", "task/", "task-definition/", "container-instance/", "alarm:"];

    /// <summary>Values that a match value is likely to take; whether it does is for the matcher to say.</summary>
    private static IEnumerable<JsonValue> Made(PatternAtom atom)
    {
        string text = atom.Operands.FirstOrDefault() ?? "";
        switch (atom.Operator)
        {
            case "equals":
                return JsonParser.Parse(atom.Written) is { } value and not (JsonValue.Object or JsonValue.Array) ? [value] : [];
            case "numeric":
                return atom.Operands.Where(
                    o => double.TryParse(o, NumberStyles.Float, CultureInfo.InvariantCulture, out _)).SelectMany(Around);
            case "cidr":
                return [new JsonValue.String(text.Split('/')[0])];
            case "wildcard":
                return [new JsonValue.String(text.Replace("\\*", "\u0001").Replace("*", "").Replace('\u0001', '*').Replace("\\\\", "\\"))];
            case var but when but.StartsWith("anything-but", StringComparison.Ordinal):
                return [new JsonValue.String("something-else"), new JsonValue.Number("0")];
            default:
                return [new JsonValue.String(text)];
        }
    }

    private static IEnumerable<JsonValue> Around(string number)
    {
        double n = double.Parse(number, CultureInfo.InvariantCulture);
        return new[] { n, n + 1, n - 1, n + 0.5, n - 0.5 }.Select(v => new JsonValue.Number(v.ToString("R", CultureInfo.InvariantCulture)));
    }
}
