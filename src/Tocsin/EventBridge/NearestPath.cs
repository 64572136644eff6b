using Tocsin.Json;
using Tocsin.Text;

namespace Tocsin.EventBridge;

/// <summary>The path of an event that a misspelt one is likely to mean.</summary>
internal static class NearestPath
{
    /// <summary>Letters that a slip may differ by.</summary>
    private const int Slips = 2;

    /// <summary>Paths that are looked at: no documented event has as many, and an event may be 256 KB.</summary>
    private const int Maximum = 500;

    /// <returns>Null when no path is near, or several are as near.</returns>
    public static string? Of(string path, JsonValue root)
    {
        var near = Paths("$", root).Take(Maximum).Select(p => (Path: p, Distance: EditDistance.Between(path, p)))
            .Where(p => p.Distance <= Slips).OrderBy(p => p.Distance).Take(2).ToList();
        return near.Count == 1 || (near.Count == 2 && near[0].Distance < near[1].Distance) ? near[0].Path : null;
    }

    private static IEnumerable<string> Paths(string at, JsonValue value) => value switch
    {
        JsonValue.Object o => o.Members.SelectMany(m => Paths($"{at}.{m.Name}", m.Value)),
        JsonValue.Array { Items: [var first, ..] } => Paths($"{at}[0]", first),
        _ => [at],
    };
}
