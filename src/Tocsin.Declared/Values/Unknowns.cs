using Tocsin.Text;

namespace Tocsin.Declared.Values;

/// <summary>Which unknown values a value depends on.</summary>
public static class Unknowns
{
    /// <summary>The names in the value and everything inside it, each once, in order: of unknown values and of marks in strings.</summary>
    public static ValueList<string> In(params IEnumerable<Value> values)
    {
        var names = new List<string>();
        foreach (var value in values)
        {
            Collect(names, value);
        }
        return names.Count == 0 ? [] : names.Distinct().ToValueList();
    }

    /// <summary>The unknown value that depends on all that is unknown in these, or null when all of them are known.</summary>
    public static Value.Unknown? Of(params IEnumerable<Value> values) =>
        In(values) is { Count: > 0 } names ? new Value.Unknown(names) : null;

    private static void Collect(List<string> names, Value value)
    {
        switch (value)
        {
            case Value.Unknown unknown:
                names.AddRange(unknown.Names);
                break;
            case Value.String s when Unknown.In(s.Text):
                names.AddRange(Unknown.NamesIn(s.Text));
                break;
            default:
                foreach (var inner in value.Elements ?? value.Members?.Values ?? [])
                {
                    Collect(names, inner);
                }
                break;
        }
    }
}
