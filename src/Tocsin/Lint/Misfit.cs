using Tocsin.Flow;
using Tocsin.Json;
using Tocsin.Patterns;
using Tocsin.Patterns.Language;
using Tocsin.Text;

namespace Tocsin.Lint;

/// <summary>Why a field of a pattern meets nothing in the events of a shape, and what to write.</summary>
/// <param name="IsDoubtful">AWS may send it all the same: the field's values are documented as a list that is known to grow.</param>
internal sealed record Misfit(Place Where, string Message, string? Write, ValueList<Correction> Fix, bool IsDoubtful = false)
{
    public static Misfit Tell(FieldTests field, PatternFit fit, RulePattern rule)
    {
        var where = new Place(rule.Rule.Arn.ToString(), "EventPattern", field.Field.Pointer);
        return field.Path switch
        {
            "source" => Source(field, fit, where),
            "detail-type" => DetailType(field, fit, where),
            _ => Field(field, fit, where, rule),
        };
    }

    /// <summary>
    /// The field whose documented values these are: <c>detail.eventName</c> for a name that is asked of <c>detail.eventType</c>.
    /// </summary>
    public static string? Belongs(FieldTests field, PatternFit fit) =>
        fit.Shape.Tables.SelectMany(t => t.Paths.Select(p => (Path: p, Values: t.ValuesOf(p).ToList())))
        .FirstOrDefault(
            c => c.Path != field.Path && field.Field.Atoms.All(a => FieldFit.IsPlainText(a) && c.Values.Contains(a.Operands[0]))).Path;

    /// <summary>What stands there is a slip of what the events of the shape have.</summary>
    public static bool IsSlip(FieldTests field, PatternFit fit) => field.Path switch
    {
        "source" => field.Field.Atoms.All(a => PatternWords.SourceFor(a.Operands[0]) == fit.Shape.Source),
        "detail-type" =>
            field.Field.Atoms.All(
                a => PatternWords.DetailTypeFor(a.Operands[0], fit.Fields.FirstOrDefault(f => f.Path == "source")) == fit.Shape.DetailType),
        _ => Belongs(field, fit) is not null,
    };

    private static Misfit Source(FieldTests field, PatternFit fit, Place where) => new(
        where, $"{Written(field)} is no source that AWS sends; sources are compared letter by letter.",
        $"\"source\" = [\"{fit.Shape.Source}\"]",
        Slips(field, where, PatternWords.SourceFor), fit.Fields.All(f => f.Path != "detail-type"));

    private static Misfit DetailType(FieldTests field, PatternFit fit, Place where)
    {
        var named = EventShapes.All.Where(s => field.Field.Atoms.Any(a => s.DetailType == a.Operands[0])).ToList();
        bool known = named.Count > 0;
        string others = string.Join(
            " and ", fit.Fields.Where(f => f.Path.StartsWith("detail.", StringComparison.Ordinal)).Select(f => $"{f.Path} {Written(f)}"));
        return new Misfit(
            where,
            known
                ? $"Events of the detail-type {Written(field)} never have {others}."
                : $"No event of {fit.Shape.Source} has the detail-type {Written(field)}.",
            $"\"detail-type\" = [\"{fit.Shape.DetailType}\"]",
            known ? [] : Slips(field, where, t => PatternWords.DetailTypeFor(t, fit.Fields.FirstOrDefault(f => f.Path == "source"))),
            known && !fit.Fields.Any(f => f.Field.Atoms.All(a => named.Any(s => IsNever(a, f.Path, s)))));
    }

    /// <summary>The field is certain not to have the value, however the events of the shape may grow.</summary>
    private static bool IsNever(PatternAtom atom, string path, EventShape shape) =>
        path.StartsWith("detail.", StringComparison.Ordinal)
            && atom.Operands.All(o => !shape.IsOpen || shape.AbsentValues.Contains(o) || shape.Absent.Contains(path[7..]));

    private static Misfit Field(FieldTests field, PatternFit fit, Place where, RulePattern rule)
    {
        string name = field.Path.Split('.')[^1];
        var documented = fit.Shape.Tables.SelectMany(t => t.ValuesOf(field.Path)).Distinct().ToList();
        if (Belongs(field, fit) is { } other)
        {
            string right = other.Split('.')[^1];
            bool free = fit.Fields.All(f => f.Path != other) && Parent(other) == Parent(field.Path);
            return new Misfit(
                where, $"{field.Path} never has {Written(field)} in an event \"{fit.Shape.DetailType}\": that is what {other} has.",
                $"\"{right}\" = {field.Field.Wanted}",
                free ? [new Correction.Name(where, name, right)] : []);
        }
        if (documented.Count > 0)
        {
            var slips = Slips(field, where, v => PatternWords.Slip(v, documented));
            bool alone = field.Field.Atoms.All(a => FieldFit.IsPlainText(a) && documented.Contains(a.Operands[0]));
            return new Misfit(
                where,
                alone
                    ? $"{field.Path} is never {Written(field)} together with what the other fields ask of an event "
                        + $"\"{fit.Shape.DetailType}\"."
                : $"{field.Path} is never {Written(field)} in an event \"{fit.Shape.DetailType}\": AWS documents "
                    + $"{string.Join(", ", documented.Take(8))}.",
                alone
                    ? $"without {field.Path}"
                    : slips is [Correction.Text slip]
                    ? $"\"{name}\" = [\"{slip.To}\"]"
                    : $"\"{name}\" with one of these",
                alone ? [] : slips, !alone && slips.Count == 0 && fit.Shape.IsOpen);
        }
        return WithoutValue(field, fit, where, name, fit.Shape.Sample(rule.Rule.Arn.Region, rule.Rule.Arn.Account));
    }

    private static Misfit WithoutValue(FieldTests field, PatternFit fit, Place where, string name, JsonValue sample)
    {
        if (!EventPaths.LeadsToStructure(sample, field.Path))
        {
            string? elsewhere = new[] { $"detail.{name}", name }.FirstOrDefault(
                p => p != field.Path && EventPaths.LeadsToStructure(sample, p));
            return new Misfit(
                where,
                $"An event \"{fit.Shape.DetailType}\" has no field {field.Path}{(elsewhere is null ? "" : $"; it has {elsewhere}")}.",
                elsewhere is null ? $"without {field.Path}" : elsewhere.StartsWith("detail.", StringComparison.Ordinal) ? $"detail = "
                    + $"{{ {name} = {field.Field.Wanted} }}" : $"{name} = {field.Field.Wanted}, beside detail", []);
        }
        string? kind = fit.Shape.Arns.FirstOrDefault(a => a.Path == field.Path).Kind;
        if (kind is null)
        {
            return new Misfit(
                where, $"{field.Path} has no value that {field.Field.Wanted} takes in an event \"{fit.Shape.DetailType}\".",
                $"a value of the kind that {field.Path} has", []);
        }
        string? right = fit.Shape.Arns.FirstOrDefault(
            a => a.Path != field.Path
                && field.Field.Atoms.All(v => v.Operands.Any(o => o.Contains($":{a.Kind}", StringComparison.Ordinal)))).Path;
        return new Misfit(
            where,
            $"{field.Path} of an event \"{fit.Shape.DetailType}\" holds an ARN like "
                + $"{JsonWriter.Write(EventPaths.Leaves(sample, field.Path).First())}, which {field.Field.Wanted} does not match.",
            right is null ? $"the ARN of a {kind.TrimEnd('/', ':')}" : $"detail = {{ {right.Split('.')[^1]} = {field.Field.Wanted} }}", []);
    }

    /// <summary>A correction for each value that is a slip; none when one of them means nothing known.</summary>
    private static ValueList<Correction> Slips(FieldTests field, Place where, Func<string, string?> meant)
    {
        var slips = new List<Correction>();
        foreach (var atom in field.Field.Atoms)
        {
            if (!FieldFit.IsPlainText(atom) || meant(atom.Operands[0]) is not { } right)
            {
                return [];
            }
            if (right != atom.Operands[0])
            {
                slips.Add(new Correction.Text(where with { Pointer = atom.Pointer }, atom.Operands[0], right));
            }
        }
        return slips.ToValueList();
    }

    private static string Parent(string path) => path.Contains('.') ? path[..path.LastIndexOf('.')] : "";

    private static string Written(FieldTests field) =>
        JsonParser.Parse(field.Field.Wanted) is JsonValue.Array { Items: var items }
            ? Listing.Of(items.Select(JsonWriter.Write), " or ")
            : field.Field.Wanted;
}
