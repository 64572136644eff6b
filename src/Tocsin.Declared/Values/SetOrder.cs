using System.Text;
using Tocsin.Json;

namespace Tocsin.Declared.Values;

/// <summary>The order in which Terraform iterates a set: strings by their bytes, numbers and bools ascending, nulls last.</summary>
/// <remarks>
/// What has no order of its own is ordered by a text of its content, the one Terraform itself makes to tell members apart (recorded with
/// terraform console 1.11.4).
/// </remarks>
internal static class SetOrder
{
    public static IComparer<Value> Comparer { get; } = Comparer<Value>.Create(Compare);

    private static int Compare(Value left, Value right) => (left, right) switch
    {
        (Value.String a, Value.String b) => Utf8Order.Compare(a.Text, b.Text),
        (Value.Number a, Value.Number b) => a.Amount.CompareTo(b.Amount),
        (Value.Boolean a, Value.Boolean b) => a.IsTrue.CompareTo(b.IsTrue),
        _ when Rank(left) != Rank(right) => Rank(left) - Rank(right),
        _ => Utf8Order.Compare(Describe(left), Describe(right)),
    };

    private static int Rank(Value value) => value switch { Value.Null => 2, Value.Unknown => 1, _ => 0 };

    private static string Describe(Value value)
    {
        var text = new StringBuilder();
        Describe(text, value);
        return text.ToString();
    }

    private static void Describe(StringBuilder text, Value value)
    {
        switch (value)
        {
            case Value.Null:
                text.Append('~');
                break;
            case Value.Unknown:
                text.Append('?');
                break;
            case Value.Boolean b:
                text.Append(b.IsTrue ? 'T' : 'F');
                break;
            case Value.Number n:
                text.Append(n.Amount);
                break;
            case Value.String s:
                text.Append(JsonWriter.Quote(s.Text));
                break;
            case Value.Map map:
                text.Append('{');
                foreach (var (key, member) in map.Entries)
                {
                    text.Append('"').Append(key).Append("\":");
                    Describe(text, member);
                    text.Append(';');
                }
                text.Append('}');
                break;
            case Value.Object o:
                text.Append('<');
                foreach (var member in o.Entries.Values)
                {
                    Describe(text, member);
                    text.Append(';');
                }
                text.Append('>');
                break;
            default:
                text.Append(value is Value.Tuple ? '<' : '[');
                foreach (var item in value.Elements ?? [])
                {
                    Describe(text, item);
                    text.Append(';');
                }
                text.Append(value is Value.Tuple ? '>' : ']');
                break;
        }
    }
}
