using Tocsin.Flow;
using Tocsin.Json;
using Tocsin.Text;

namespace Tocsin.Sns;

/// <summary>A message that holds one text for each protocol: <c>{"default": "…", "https": "…"}</c>.</summary>
/// <remarks>https://docs.aws.amazon.com/sns/latest/api/API_Publish.html; conversions recorded on AWS 2026-09.</remarks>
internal static class MessageStructure
{
    public static string? Refusal(string message) =>
        Unknown.In(message) ? null
        : JsonParser.Parse(message) is not { } json ? "Message Structure - JSON message body failed to parse"
        : Text(json.Member("default")) is null ? "Message Structure - No default entry in JSON message body"
        : null;

    /// <summary>What a publication says to subscribers of a protocol.</summary>
    public static string TextOf(Publication publication, string protocol) =>
        publication.Structure == "json" ? Choose(publication.Message, protocol) : publication.Message;

    /// <summary>The protocol's text, else the default's.</summary>
    private static string Choose(string message, string protocol)
    {
        var json = JsonParser.Parse(message);
        return Text(json?.Member(protocol)) ?? Text(json?.Member("default")) ?? message;
    }

    /// <summary>Numbers, booleans and null count as their text; objects and arrays not.</summary>
    private static string? Text(JsonValue? value) => value switch
    {
        JsonValue.String s => s.Value,
        null or JsonValue.Object or JsonValue.Array => null,
        _ => JsonWriter.Write(value),
    };
}
