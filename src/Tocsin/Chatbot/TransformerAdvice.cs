using Tocsin.Flow;
using Tocsin.Json;
using Tocsin.Text;

namespace Tocsin.Chatbot;

/// <summary>What to write so that an event arrives as a custom notification that says what happened.</summary>
internal static class TransformerAdvice
{
    /// <summary>What a custom notification needs at least.</summary>
    public const string Minimal =
        """{"version": "1.0", "source": "custom", "content": {"textType": "client-markdown", "title": "…", "description": "…"}}""";

    // What is worth showing, where the event has it: the name, its label and its path.
    private static readonly (string Name, string Label, string Pointer, string Path)[] Worth =
    [
        ("resource", "Resource", "/resources/0", "$.resources[0]"),
        ("reason", "Reason", "/detail/reason", "$.detail.reason"),
        ("stoppedReason", "Reason", "/detail/stoppedReason", "$.detail.stoppedReason"),
        ("deploymentId", "Deployment ID", "/detail/deploymentId", "$.detail.deploymentId"),
        ("account", "Account", "/account", "$.account"),
        ("time", "Time", "/time", "$.time"),
    ];

    public static Suggestion For(JsonValue.Object e)
    {
        var shown = Worth.Where(w => e.At(w.Pointer) is JsonValue.String).ToList();
        string description = string.Join("\\n", shown.Select(w => $"*{w.Label}:* <{w.Name}>"));
        string title = JsonWriter.Escape($":rotating_light: {e["detail-type"]?.AsText()}");
        return new Suggestion.Transformer(
            shown.Select(w => (w.Name, w.Path)).ToValueList(),
            $$"""
            {
              "version": "1.0",
              "source": "custom",
              "content": {
                "textType": "client-markdown",
                "title": "{{title}}",
                "description": "{{description}}"
              }
            }
            """);
    }
}
