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
        var kept = Statements(policy).Where(s => !Is(s, id)).Select(JsonWriter.Write);
        return Of(kept.Append(statement));
    }

    public static bool Has(string? policy, string id) => Statements(policy).Any(s => Is(s, id));

    /// <summary>The policy without a statement; null where none is left.</summary>
    public static string? Without(string? policy, string id)
    {
        var kept = Statements(policy).Where(s => !Is(s, id)).Select(JsonWriter.Write).ToList();
        return kept.Count == 0 ? null : Of(kept);
    }

    /// <summary>The same of a statement that is written whole, as CloudFormation takes it: its id is the one that is given.</summary>
    public static string WithWhole(string? policy, string id, string statement)
    {
        if (JsonParser.Parse(statement) is not JsonValue.Object { Members: var members })
        {
            return With(policy, id, statement);
        }
        var others = members.Where(m => m.Name != "Sid").Select(m => $"{JsonWriter.Quote(m.Name)}:{JsonWriter.Write(m.Value)}");
        return With(policy, id, $"{{{string.Join(",", others.Prepend($"\"Sid\":{JsonWriter.Quote(id)}"))}}}");
    }

    private static IEnumerable<JsonValue> Statements(string? policy) =>
        (policy is null ? null : JsonParser.Parse(policy))?.Member("Statement") switch
        {
            JsonValue.Array list => list.Items,
            { } one => [one],
            null => [],
        };

    private static bool Is(JsonValue statement, string id) => statement.Member("Sid")?.AsText() == id;

    private static string Of(IEnumerable<string> statements) =>
        $$"""{"Version":"2012-10-17","Statement":[{{string.Join(",", statements)}}]}""";
}
