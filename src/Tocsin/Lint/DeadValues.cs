using Tocsin.Flow;
using Tocsin.Patterns;
using Tocsin.Patterns.Language;

namespace Tocsin.Lint;

/// <summary>
/// Of a pattern that does match events: the values in it that none of them has, such as a second detail-type whose events the other fields
/// keep out.
/// </summary>
internal static class DeadValues
{
    public static IEnumerable<Note> Of(RulePattern rule)
    {
        var alive = rule.Alive.ToList();
        foreach (var field in rule.Pattern.AllFields)
        {
            foreach (var atom in field.Field.Atoms.Where(a => field.Field.Atoms.Count > 1 && FieldFit.IsPlainText(a)))
            {
                string value = atom.Operands[0];
                if (!alive.Exists(f => CanHave(f, field, value)) && Told(rule, field, atom, value) is { } note)
                {
                    yield return note;
                }
            }
        }
    }

    /// <summary>Events of the shape may have the value: it is documented, or the field's values are not.</summary>
    private static bool CanHave(PatternFit fit, FieldTests field, string value)
    {
        if (!fit.Fields.Contains(field))
        {
            return false;
        }
        return field.Path switch
        {
            "source" => fit.Shape.Source == value,
            "detail-type" => fit.Shape.DetailType == value,
            _ =>
                fit.Shape.Tables.SelectMany(t => t.ValuesOf(field.Path)).ToList() is not { Count: > 0 } documented
                    || documented.Contains(value),
        };
    }

    private static Note? Told(RulePattern rule, FieldTests field, PatternAtom atom, string value)
    {
        var where = new Place(rule.Rule.Arn.ToString(), "EventPattern", atom.Pointer);
        var sources = rule.Pattern.AllFields.FirstOrDefault(f => f.Path == "source");
        var keptOut = field.Path == "detail-type"
            ? rule.Fits.Where(f => f.Shape.DetailType == value && f.Fields.Contains(field)).MinBy(f => f.Misfits.Count)
            : null;
        if (keptOut is { Misfits: [var misfit, ..] })
        {
            var telling = Misfit.Tell(misfit, keptOut, rule);
            return new Note(
                Text.FindingCode.PatternValueNeverSent, Text.Severity.Warning, telling.Where,
                $"{telling.Message} So the rule {rule.Rule.Name} never matches \"{value}\".", $"a rule of its own for \"{value}\"")
            {
                IsOfInstance = true,
            };
        }
        string? meant = field.Path switch
        {
            "source" => PatternWords.SourceFor(value),
            "detail-type" => PatternWords.DetailTypeFor(value, sources),
            _ => PatternWords.Slip(value, rule.Alive.SelectMany(f => f.Shape.Tables).SelectMany(t => t.ValuesOf(field.Path)).Distinct()),
        };
        bool isNew = meant is not null && field.Field.Atoms.All(a => a.Operands[0] != meant);
        return new Note(
            Text.FindingCode.PatternValueNeverSent, Text.Severity.Warning, where,
            $"No event that the rule {rule.Rule.Name} can match has \"{value}\" as its {field.Path}.",
            meant is null ? $"without \"{value}\"" : $"\"{meant}\"", isNew ? [new Correction.Text(where, value, meant!)] : [])
        {
            IsOfInstance = true,
        };
    }
}
