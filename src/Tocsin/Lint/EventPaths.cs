using Tocsin.Json;
using Tocsin.Text;

namespace Tocsin.Lint;

/// <summary>Dotted paths of event patterns in an event: arrays are looked through, as the matcher does.</summary>
internal static class EventPaths
{
    /// <summary>The values at a path that are neither object nor array.</summary>
    public static IEnumerable<JsonValue> Leaves(JsonValue at, string path) =>
        At(at, path).SelectMany(Flat).Where(v => v is not JsonValue.Object);

    public static bool LeadsToStructure(JsonValue at, string path) => At(at, path).Any();

    /// <summary>The event with a value at the path, made where there is none; in an array, in each of its elements.</summary>
    public static JsonValue Set(JsonValue at, string path, JsonValue value) => at switch
    {
        JsonValue.Array { Items.Count: > 0 } array when path.Length > 0 =>
            array with { Items = array.Items.Select(i => Set(i, path, value)).ToValueList() },
        JsonValue.Array when path.Length == 0 => new JsonValue.Array([value]),
        JsonValue.Object o when path.Length > 0 => SetMember(o, path, value),
        _ => value,
    };

    public static JsonValue Without(JsonValue at, string path)
    {
        if (at is not JsonValue.Object o)
        {
            return at;
        }
        var (first, rest) = Cut(path);
        return o with
        {
            Members = (
                rest.Length == 0 ? o.Members.Where(m => m.Name != first)
                    : o.Members.Select(m => m.Name == first ? m with { Value = Without(m.Value, rest) } : m))
                    .ToValueList(),
        };
    }

    private static JsonValue.Object SetMember(JsonValue.Object o, string path, JsonValue value)
    {
        var (first, rest) = Cut(path);
        bool known = o[first] is not null;
        return o with
        {
            Members = known
                ? o.Members.Select(m => m.Name == first ? m with { Value = Set(m.Value, rest, value) } : m).ToValueList()
                : o.Members.Add(new JsonMember(first, rest.Length == 0 ? value : Set(new JsonValue.Object([]), rest, value))),
        };
    }

    private static IEnumerable<JsonValue> At(JsonValue at, string path)
    {
        if (path.Length == 0)
        {
            return [at];
        }
        var (first, rest) = Cut(path);
        return at switch
        {
            JsonValue.Object o => o[first] is { } member ? At(member, rest) : [],
            JsonValue.Array a => a.Items.SelectMany(i => At(i, path)),
            _ => [],
        };
    }

    private static IEnumerable<JsonValue> Flat(JsonValue value) => value is JsonValue.Array a ? a.Items.SelectMany(Flat) : [value];

    private static (string First, string Behind) Cut(string path)
    {
        int dot = path.IndexOf('.');
        return dot < 0 ? (path, "") : (path[..dot], path[(dot + 1)..]);
    }
}
