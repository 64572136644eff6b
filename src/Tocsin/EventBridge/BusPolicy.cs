using Tocsin.Json;

namespace Tocsin.EventBridge;

/// <summary>A bus's policy, a statement at a time.</summary>
public static class BusPolicy
{
    /// <summary>The policy with a statement; one of the same id is replaced.</summary>
    /// <param name="policy">Null where the bus has none.</param>
    /// <param name="statement">JSON.</param>
    public static string With(string? policy, string id, string statement)
    {
        var others = (policy is null ? null : JsonParser.Parse(policy))?.Member("Statement") switch
        {
            JsonValue.Array list => list.Items.AsEnumerable(),
            { } one => [one],
            null => [],
        };
        var kept = others.Where(s => s.Member("Sid")?.AsText() != id).Select(JsonWriter.Write);
        return $$"""{"Version":"2012-10-17","Statement":[{{string.Join(",", kept.Append(statement))}}]}""";
    }

    /// <summary>The same of a statement that is written whole, as CloudFormation takes it: its id is the one that is given.</summary>
    public static string WithWhole(string? policy, string id, string statement) => With(
        policy, id,
        JsonParser.Parse(statement) is JsonValue.Object { Members: var members }
            ? $"{{{string.Join(",", members.Where(m => m.Name != "Sid").Select(m => $"{JsonWriter.Quote(m.Name)}:{JsonWriter.Write(m.Value)}")
                .Prepend($"\"Sid\":{JsonWriter.Quote(id)}"))}}}"
            : statement);
}
