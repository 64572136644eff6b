using Tocsin.Json;
using Tocsin.Text;

namespace Tocsin.Logs.Filters;

/// <summary><c>$.requests[0].*.id</c></summary>
/// <param name="Parts">A member's name, an index in brackets (<c>[0]</c>), or an asterisk for any of them.</param>
internal sealed record SelectorPath(ValueList<SelectorPath.Part> Parts)
{
    /// <param name="Name">Null is any member or element; digits where it is an index.</param>
    internal sealed record Part(string? Name, int? Index);

    /// <summary>What the path leads to: nothing where it is not there, several values where it has asterisks.</summary>
    public IEnumerable<JsonValue> Find(JsonValue json)
    {
        IEnumerable<JsonValue> found = [json];
        foreach (var part in Parts)
        {
            found = found.SelectMany(v => Step(v, part));
        }
        return found;
    }

    private static IEnumerable<JsonValue> Step(JsonValue at, Part part) => (at, part) switch
    {
        (JsonValue.Object o, { Name: { } name }) => o[name] is { } member ? [member] : [],
        (JsonValue.Array a, { Index: { } index }) => index < a.Items.Count ? [a.Items[index]] : [],
        (JsonValue.Object o, { Name: null, Index: null }) => o.Members.Select(m => m.Value),
        (JsonValue.Array a, { Name: null, Index: null }) => a.Items,
        _ => [],
    };
}
