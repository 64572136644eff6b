using Tocsin.Text;

namespace Tocsin.Scenarios;

/// <summary>What to send, by name: <c>ecs.deployment-failed[service=payments,cluster=prod]</c>; a built-in event or a scenario.</summary>
/// <param name="Parameters">As given, each once.</param>
public sealed record EventReference(string Name, ValueList<KeyValuePair<string, string>> Parameters)
{
    public IReadOnlyDictionary<string, string> Values => Parameters.ToDictionary(p => p.Key, p => p.Value);

    /// <summary>
    /// Reads <c>NAME[key=value,...]</c>. A value may hold anything but <c>]</c> and <c>,</c>; a backslash before one of those keeps it.
    /// </summary>
    /// <returns>False with what is wrong and what would be right.</returns>
    public static bool TryParse(string text, out EventReference reference, out string error)
    {
        reference = null!;
        int open = text.IndexOf('[');
        string name = (open < 0 ? text : text[..open]).Trim();
        var parameters = new List<KeyValuePair<string, string>>();
        error = open < 0 ? "" : ReadParameters(text, open + 1, parameters);
        if (error.Length == 0)
        {
            error = Problem(name, parameters.Select(p => p.Key)) ?? Twice(name, parameters) ?? "";
        }
        if (error.Length > 0)
        {
            return false;
        }
        reference = new EventReference(name, parameters.ToValueList());
        return true;
    }

    /// <summary>Why there is no such event or scenario, or it has no such parameter; null when all is known.</summary>
    public static string? Problem(string name, IEnumerable<string> keys)
    {
        var parameters = BuiltInEvents.Find(name)?.Parameters ?? BuiltInScenarios.Find(name)?.Parameters;
        if (parameters is not { } known)
        {
            return $"there is no event or scenario '{name}'; did you mean {Nearest(name)}?";
        }
        string? unknown = keys.FirstOrDefault(k => !known.Any(p => p.Key == k));
        return unknown is null ? null : $"{name} has no parameter '{unknown}'; it has {string.Join(", ", known.Select(p => p.Key))}";
    }

    private static string? Twice(string name, IEnumerable<KeyValuePair<string, string>> parameters) =>
        parameters.GroupBy(p => p.Key).FirstOrDefault(g => g.Skip(1).Any()) is { Key: var twice }
            ? $"{name}: '{twice}' is given twice; give it once" : null;

    private static string ReadParameters(string text, int at, List<KeyValuePair<string, string>> parameters)
    {
        while (at < text.Length && text[at] != ']')
        {
            int equals = text.IndexOf('=', at);
            if (equals < 0 || text.AsSpan(at, equals - at).IndexOfAny(',', ']') >= 0)
            {
                return $"'{text}': write parameters as [key=value,key=value]";
            }
            string key = text[at..equals].Trim();
            var value = new System.Text.StringBuilder();
            for (at = equals + 1; at < text.Length && text[at] is not (',' or ']'); at++)
            {
                if (text[at] == '\\' && at + 1 < text.Length && text[at + 1] is ',' or ']' or '\\')
                {
                    at++;
                }
                value.Append(text[at]);
            }
            parameters.Add(new(key, value.ToString()));
            if (at < text.Length && text[at] == ',')
            {
                at++;
            }
        }
        return at == text.Length - 1 ? "" : $"'{text}': the parameters do not end in ']'";
    }

    private static string Nearest(string name) =>
        BuiltInEvents.All.Select(e => e.Name).Concat(BuiltInScenarios.All.Select(s => s.Name))
            .MinBy(known => EditDistance.Between(name, known))!;
}
