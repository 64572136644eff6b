using System.Globalization;
using System.Text.RegularExpressions;
using Tocsin.Json;
using Tocsin.Text;

namespace Tocsin.Logs.Filters;

/// <summary>
/// <c>[ip, user, ..., status = 4*, bytes > 1000]</c>: a line that has these fields between its spaces, of which what is asked is true.
/// </summary>
/// <remarks>
/// What stands in quotes or in brackets is one field; dots stand for any number of them.
/// https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/FilterAndPatternSyntaxForMetricFilters.html. Unverified: that a field counts
/// without its quotes and brackets.
/// </remarks>
/// <param name="Before">The names of the fields up to the dots, or of all.</param>
/// <param name="After">Those behind the dots; null where there are none.</param>
internal sealed partial record FieldsFilter(ValueList<string> Before, ValueList<string>? After, ValueList<SelectorTest> Tests)
    : FilterPattern
{
    private const string Rest = "...";

    public override bool Matches(string message)
    {
        var fields = Field().Matches(message).Select(Value).ToList();
        int least = Before.Count + (After?.Count ?? 0);
        if (After is null ? fields.Count != least : fields.Count < least)
        {
            return false;
        }
        var named = Before.Concat(After ?? []).Zip(fields.Take(Before.Count).Concat(fields.TakeLast(After?.Count ?? 0)));
        var line = new JsonValue.Object(named.Select(f => new JsonMember(f.First, Valued(f.Second))).ToValueList());
        return Tests.All(t => t.IsTrue(line));
    }

    /// <param name="written">What stands between the brackets.</param>
    /// <returns>Null where it cannot be read.</returns>
    public static FieldsFilter? Read(string written)
    {
        List<string> before = [], after = [];
        var tests = new List<SelectorTest>();
        bool hasRest = false;
        foreach (string part in Parts().Matches(written).Select(m => m.Value.Trim()))
        {
            if (part == Rest && !hasRest)
            {
                hasRest = true;
            }
            else if (Name().Match(part) is { Success: true, Groups: [_, { Value: var name }, { Value: var asked }] })
            {
                (hasRest ? after : before).Add(name);
                if (asked.Length > 0)
                {
                    if (SelectorReader.ReadOfField(part) is not { } test)
                    {
                        return null;
                    }
                    tests.Add(test);
                }
            }
            else
            {
                return null;
            }
        }
        return before.Count + after.Count == 0 && !hasRest ? null
            : new FieldsFilter(before.ToValueList(), hasRest ? after.ToValueList() : null, tests.ToValueList());
    }

    private static string Value(Match field) => field.Value is ['"' or '[', .. var inner, '"' or ']'] ? inner : field.Value;

    /// <summary>As JSON has it, so that it is asked as JSON is.</summary>
    private static JsonValue Valued(string field) =>
        decimal.TryParse(field, NumberStyles.Float, CultureInfo.InvariantCulture, out _) ? new JsonValue.Number(field)
            : new JsonValue.String(field);

    [GeneratedRegex("\"[^\"]*\"|\\[[^\\]]*\\]|\\S+")]
    private static partial Regex Field();

    /// <summary>What stands between commas that are in no quotes and no expression.</summary>
    [GeneratedRegex("(\"(\\\\.|[^\"\\\\])*\"|%[^%]*%|[^,\"%])+")]
    private static partial Regex Parts();

    [GeneratedRegex(@"^\(?\s*([A-Za-z_][A-Za-z0-9_-]*)\s*(.*)\z", RegexOptions.Singleline)]
    private static partial Regex Name();
}
