using System.Text.Json;
using System.Text.RegularExpressions;

namespace Tocsin.Tests.Patterns;

/// <summary>
/// The pattern language said as shortly as it can be, over System.Text.Json: every choice of values is tried. Knows what the generators
/// make, no more.
/// </summary>
internal static class NaiveMatcher
{
    private sealed record Value(string Path, JsonElement Json, Dictionary<int, int> Elements);

    public static bool Matches(string pattern, string @event)
    {
        var values = new List<Value>();
        int arrays = 0;
        Flatten(JsonDocument.Parse(@event).RootElement, null, [], values, ref arrays);
        return Alternatives(JsonDocument.Parse(pattern).RootElement, "").Any(
            a => Choose([.. a.OrderBy(f => f.Key, StringComparer.Ordinal)], 0, [], values));
    }

    private static void Flatten(JsonElement json, string? path, Dictionary<int, int> elements, List<Value> values, ref int arrays)
    {
        if (json.ValueKind == JsonValueKind.Object)
        {
            foreach (JsonProperty member in json.EnumerateObject())
            {
                Flatten(member.Value, path is null ? member.Name : $"{path}.{member.Name}", elements, values, ref arrays);
            }
        }
        else if (json.ValueKind == JsonValueKind.Array)
        {
            int array = arrays++;
            int index = 0;
            foreach (JsonElement item in json.EnumerateArray())
            {
                bool nested = item.ValueKind is JsonValueKind.Object or JsonValueKind.Array;
                Flatten(item, path, nested ? new(elements) { [array] = index } : elements, values, ref arrays);
                index++;
            }
        }
        else
        {
            values.Add(new Value(path!, json, elements));
        }
    }

    private static List<Dictionary<string, JsonElement>> Alternatives(JsonElement json, string prefix)
    {
        List<Dictionary<string, JsonElement>> all = [[]];
        foreach (JsonProperty member in json.EnumerateObject())
        {
            List<Dictionary<string, JsonElement>> more = member.Name == "$or"
                ? [.. member.Value.EnumerateArray().SelectMany(b => Alternatives(b, prefix))]
                : member.Value.ValueKind == JsonValueKind.Object ? Alternatives(member.Value, $"{prefix}{member.Name}.")
                : [new() { [prefix + member.Name] = member.Value }];
            all = [
                .. more.SelectMany(_ => all,
                    (m, a) => m.Aggregate(new Dictionary<string, JsonElement>(a), (d, f) => { d[f.Key] = f.Value; return d; }))];
        }
        return all;
    }

    private static bool Choose(KeyValuePair<string, JsonElement>[] fields, int index, Dictionary<int, int> chosen, List<Value> values)
    {
        if (index == fields.Length)
        {
            return true;
        }
        Value[] inQuestion = [
            .. values.Where(v => v.Path == fields[index].Key
                && v.Elements.All(e => !chosen.TryGetValue(e.Key, out int i) || i == e.Value))];
        JsonElement[] wanted = [.. fields[index].Value.EnumerateArray()];
        return inQuestion.Any(v => wanted.Any(w => Holds(w, v.Json))
                && Choose(fields, index + 1, v.Elements.Concat(chosen).DistinctBy(e => e.Key).ToDictionary(), values))
            || (inQuestion.Length == 0
                && wanted.Any(w => w.ValueKind == JsonValueKind.Object && w.TryGetProperty("exists", out var e) && !e.GetBoolean())
                && Choose(fields, index + 1, chosen, values));
    }

    private static bool Holds(JsonElement wanted, JsonElement value)
    {
        if (wanted.ValueKind != JsonValueKind.Object)
        {
            return wanted.ValueKind == value.ValueKind && wanted.ValueKind switch
            {
                JsonValueKind.String => wanted.GetString() == value.GetString(),
                JsonValueKind.Number => wanted.GetDouble() == value.GetDouble(),
                _ => true,
            };
        }
        JsonProperty operation = wanted.EnumerateObject().Single();
        string? text = value.ValueKind == JsonValueKind.String ? value.GetString() : null;
        JsonElement operand = operation.Value;
        return operation.Name switch
        {
            "exists" => operand.GetBoolean(),
            "prefix" => text is not null && text.StartsWith(operand.GetString()!, StringComparison.Ordinal),
            "suffix" => text is not null && text.EndsWith(operand.GetString()!, StringComparison.Ordinal),
            "equals-ignore-case" => text is not null && text.Equals(operand.GetString(), StringComparison.OrdinalIgnoreCase),
            "wildcard" =>
                text is not null
                    && Regex.IsMatch(text, $"^{Regex.Escape(operand.GetString()!).Replace("\\*", ".*")}\\z", RegexOptions.Singleline),
            "numeric" => value.ValueKind == JsonValueKind.Number && InRange([.. operand.EnumerateArray()], value.GetDouble()),
            "anything-but" => !Excluded(operand).Any(e => Holds(e, value)),
            _ => throw new NotSupportedException(operation.Name),
        };
    }

    private static bool InRange(JsonElement[] range, double value) =>
        Enumerable.Range(0, range.Length / 2).All(i => (range[2 * i].GetString(), range[(2 * i) + 1].GetDouble()) switch
    {
        ("=", var n) => value == n,
        ("<", var n) => value < n,
        ("<=", var n) => value <= n,
        (">", var n) => value > n,
        (_, var n) => value >= n,
    });

    private static IEnumerable<JsonElement> Excluded(JsonElement operand) => operand.ValueKind switch
    {
        JsonValueKind.Array => operand.EnumerateArray(),
        JsonValueKind.Object =>
            operand.EnumerateObject().SelectMany(
                p => Excluded(p.Value).Select(e => JsonDocument.Parse($"{{\"{p.Name}\":{e.GetRawText()}}}").RootElement)),
        _ => [operand],
    };
}
