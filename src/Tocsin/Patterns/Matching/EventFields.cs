using Tocsin.Json;
using Tocsin.Patterns.Bytes;
using Tocsin.Patterns.Language;

namespace Tocsin.Patterns.Matching;

/// <summary>What one event has at the paths of a pattern, and where in its arrays that stands, for an explanation.</summary>
/// <remarks>
/// Keys are joined with dots, whichever way the event nests them; arrays are looked through, at any depth; empty arrays and objects have no
/// values. A value remembers for every array around it the element it is in, but only if that element is an object or an array itself: see
/// <see cref="ElementSearch"/>.
/// </remarks>
internal sealed class EventFields
{
    private readonly Dictionary<string, Found> found = [];
    private readonly HashSet<string> prefixes = [];
    private int arrays;

    public EventFields(EventBytes @event, IEnumerable<FieldTests> fields)
    {
        foreach (FieldTests field in fields)
        {
            found.TryAdd(field.Path, new Found());
            for (int dot = field.Path.IndexOf('.'); dot >= 0; dot = field.Path.IndexOf('.', dot + 1))
            {
                prefixes.Add(field.Path[..dot]);
            }
        }
        Walk(JsonParser.Parse(@event.ToString())!, path: null, element: null, isElement: false);
    }

    public IReadOnlyList<Leaf> At(string path) => found[path].Leaves;

    /// <summary>Does a field match by itself, whatever elements the others need?</summary>
    public bool Satisfies(FieldTests field)
    {
        IReadOnlyList<Leaf> leaves = At(field.Path);
        return leaves.Any(l => l.Satisfies(field)) || (field.AllowsAbsence && leaves.Count == 0);
    }

    /// <summary>What stands at the path, as JSON: what is there by itself, several things as an array; null if there is nothing.</summary>
    public string? Show(string path) => found[path].Values switch
    {
        [] => null,
        [var one] => JsonWriter.Write(one),
        var several => $"[{string.Join(',', several.Select(JsonWriter.Write))}]",
    };

    private void Walk(JsonValue value, string? path, Element? element, bool isElement)
    {
        if (path is not null && !isElement && found.TryGetValue(path, out Found? here))
        {
            here.Values.Add(value);
        }
        switch (value)
        {
            case JsonValue.Object o:
                foreach (JsonMember member in o.Members)
                {
                    string inner = path is null ? member.Name : $"{path}.{member.Name}";
                    if (found.ContainsKey(inner) || prefixes.Contains(inner))
                    {
                        Walk(member.Value, inner, element, isElement: false);
                    }
                }
                break;
            case JsonValue.Array a:
                int array = arrays++;
                for (int i = 0; i < a.Items.Count; i++)
                {
                    bool isNested = a.Items[i] is JsonValue.Object or JsonValue.Array;
                    Walk(a.Items[i], path, isNested ? new Element(element, array, i, path!) : element, isElement: true);
                }
                break;
            default:
                if (path is not null && found.TryGetValue(path, out Found? leaves))
                {
                    leaves.Leaves.Add(new Leaf(value, element));
                }
                break;
        }
    }

    private sealed class Found
    {
        public List<Leaf> Leaves { get; } = [];

        public List<JsonValue> Values { get; } = [];
    }
}

/// <summary>The element of an array that a value is in, and the one that the array is in.</summary>
/// <param name="Array">Which array of the event, counted in the order they begin.</param>
internal sealed record Element(Element? Outer, int Array, int Index, string Path);

/// <summary>A value of an event at a path of the pattern.</summary>
internal sealed class Leaf(JsonValue value, Element? element)
{
    private readonly LeafKind kind = value switch
    {
        JsonValue.String => LeafKind.String,
        JsonValue.Number => LeafKind.Number,
        JsonValue.Boolean { Value: true } => LeafKind.True,
        JsonValue.Boolean => LeafKind.False,
        _ => LeafKind.Null,
    };

    private readonly byte[] text = value switch { JsonValue.String s => Utf8.Of(s.Value), JsonValue.Number n => Utf8.Of(n.Text), _ => [] };

    public Element? Element { get; } = element;

    public bool Satisfies(FieldTests field) => field.Holds(new LeafValue(kind, text));
}
