using Tocsin.Json;
using Tocsin.Patterns;
using Tocsin.Patterns.Language;
using Tocsin.Text;

namespace Tocsin.Lint;

/// <summary>One way in which a pattern matches, held against the events of one shape.</summary>
/// <param name="Misfits">The fields that no such event can satisfy, those that are written first first; empty when events of the shape can
/// match.</param>
internal sealed record PatternFit(EventShape Shape, FieldTests[] Fields, ValueList<FieldTests> Misfits)
{
    /// <summary>More events of one shape than these tell nothing new of a route.</summary>
    private const int Rows = 4;

    public bool CanMatch => Misfits.Count == 0;

    public static PatternFit Of(FieldTests[] fields, EventShape shape)
    {
        var sample = shape.AnySample;
        var alone = fields.Where(f => !Fits(f, shape, sample)).ToList();
        // Each field by itself may fit, and yet no row of values that come together: an ERROR that is a completion.
        foreach (var table in alone.Count == 0 ? shape.Tables : [])
        {
            var asked = fields.Where(f => table.ColumnOf(f.Path) >= 0).ToList();
            if (asked.Count > 0 && !asked.Exists(IsOpen) && !table.Rows.Any(r => asked.TrueForAll(f => FitsRow(f, table, r, shape))))
            {
                alone.Add(asked[^1]);
            }
        }
        return new PatternFit(shape, fields, alone.OrderBy(f => f.Order).ToValueList());
    }

    /// <summary>
    /// Events of the shape that the fields match: with all that such events hold, and one with no more than is in every such event.
    /// </summary>
    public IEnumerable<(JsonValue Event, bool IsWhole)> Events(string region, string account)
    {
        if (!CanMatch || Fields.Any(f => IsOpen(f) && !f.AllowsAbsence))
        {
            yield break;
        }
        var sample = Shape.Sample(region, account);
        foreach (var row in FirstTableRows().Take(Rows))
        {
            var made = Fields.Aggregate(sample, (e, f) => With(e, f, sample));
            made = row.Aggregate(made, (e, cell) => EventPaths.Set(e, cell.Path, new JsonValue.String(cell.Value)));
            yield return (made, true);
            var bare = Shape.Optional.Where(
                o => !Fields.Any(f => f.Path == o || f.Path.StartsWith(o + ".", StringComparison.Ordinal)))
                    .Aggregate(made, EventPaths.Without);
            if (Shape.Optional.Count > 0)
            {
                yield return (bare, false);
            }
        }

    }

    private IEnumerable<IReadOnlyList<(string Path, string Value)>> FirstTableRows()
    {
        if (Shape.Tables.Count == 0)
        {
            return [[]];
        }
        var table = Shape.Tables[0];
        return table.Rows.Where(r => Fields.Where(f => table.ColumnOf(f.Path) >= 0).All(f => FitsRow(f, table, r, Shape)))
            .Select(r => (IReadOnlyList<(string, string)>)[.. table.Paths.Select((p, i) => (p, r[i]))]);
    }

    private JsonValue With(JsonValue made, FieldTests field, JsonValue sample)
    {
        var there = EventPaths.Leaves(sample, field.Path).ToList();
        if (there.Exists(v => FieldFit.Holds(field, v)))
        {
            return made;
        }
        return FieldFit.Values(field, Shape, there).FirstOrDefault() is { } value ? EventPaths.Set(made, field.Path, value)
            : field.AllowsAbsence ? EventPaths.Without(made, field.Path)
            : made;
    }

    private static bool FitsRow(FieldTests field, ValueTable table, ValueList<string> row, EventShape shape) =>
        FieldFit.HoldsText(field, row[table.ColumnOf(field.Path)]) || (field.AllowsAbsence && shape.Optional.Contains(field.Path));

    private static bool Fits(FieldTests field, EventShape shape, JsonValue sample)
    {
        if (IsOpen(field))
        {
            return true;
        }
        var there = EventPaths.Leaves(sample, field.Path).ToList();
        if (there.Count == 0)
        {
            // A path to an object or into an array of some other form is not judged; a path to nothing is.
            return field.AllowsAbsence || shape.MayHold(field.Path) || EventPaths.LeadsToStructure(sample, field.Path);
        }
        return (field.AllowsAbsence && IsOptional(field.Path, shape)) || FieldFit.Values(field, shape, there).Any();
    }

    private static bool IsOptional(string path, EventShape shape) =>
        shape.Optional.Any(o => path == o || path.StartsWith(o + ".", StringComparison.Ordinal));

    /// <summary>What it asks hangs on something that is not known.</summary>
    private static bool IsOpen(FieldTests field) => Unknown.In(field.Field.Wanted) || Unknown.In(field.Path);
}
