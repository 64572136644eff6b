using Tocsin.Json;

namespace Tocsin.Policies;

/// <summary>A resource's policy, a statement at a time; the rest of it stays as it was sent.</summary>
internal static class PolicyStatements
{
    public static bool Has(string policy, string label) => Statements(policy).Any(s => Is(s, label));

    /// <param name="statement">JSON.</param>
    public static string With(string policy, string statement) =>
        Replaced(policy, Statements(policy).Select(JsonWriter.Write).Append(statement));

    public static string Without(string policy, string label) =>
        Replaced(policy, Statements(policy).Where(s => !Is(s, label)).Select(JsonWriter.Write));

    private static string Replaced(string policy, IEnumerable<string> statements)
    {
        string all = $"[{string.Join(",", statements)}]";
        return JsonParser.Parse(policy) is JsonValue.Object { Members: var members }
            ? $"{{{string.Join(",", members.Select(m => $"{JsonWriter.Quote(
                m.Name)}:{(m.Name == "Statement" ? all : JsonWriter.Write(m.Value))}"))}}}"
            : policy;
    }

    private static IEnumerable<JsonValue> Statements(string policy) => JsonParser.Parse(policy)?.Member("Statement") switch
    {
        JsonValue.Array list => list.Items,
        { } one => [one],
        null => [],
    };

    private static bool Is(JsonValue statement, string label) => statement.Member("Sid")?.AsText() == label;
}
