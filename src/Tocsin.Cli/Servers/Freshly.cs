using Tocsin.Json;

namespace Tocsin.Cli.Servers;

/// <summary>An event with an id that no other has: those that are sent by name have the same in each run.</summary>
internal static class Freshly
{
    public static string Named(string json) =>
        JsonParser.Parse(json) is JsonValue.Object { Members: var members }
            ? JsonWriter.Write(new JsonValue.Object(
                [.. members.Select(m => m.Name == "id" ? new JsonMember("id", new JsonValue.String(Guid.NewGuid().ToString())) : m)]))
            : json;
}
