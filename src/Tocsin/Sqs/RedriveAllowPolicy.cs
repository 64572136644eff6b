using Tocsin.Aws;
using Tocsin.Json;
using Tocsin.Text;

namespace Tocsin.Sqs;

/// <summary>Which queues may have a queue as their dead-letter queue; without one, all of the account and region.</summary>
/// <param name="Permission"><c>allowAll</c>, <c>denyAll</c> or <c>byQueue</c>.</param>
/// <param name="Sources">Of <c>byQueue</c> alone: their ARNs.</param>
internal sealed record RedriveAllowPolicy(string Permission, ValueList<string> Sources)
{
    private const string ByQueue = "byQueue";

    public bool Allows(Arn source) => Permission == "allowAll" || (Permission == ByQueue && Sources.Contains(source.ToString()));

    /// <summary>Null where there is none, or none that can be read.</summary>
    public static RedriveAllowPolicy? Of(string? text) =>
        text is { Length: > 0 } && JsonParser.Parse(text) is JsonValue.Object policy && Refusal(policy) is null
            ? new(policy["redrivePermission"]!.AsText()!, SourcesOf(policy)) : null;

    /// <summary>Why SQS does not take it; null where it does.</summary>
    public static string? Refusal(string text) =>
        JsonParser.Parse(text) is JsonValue.Object policy ? Refusal(policy) : "Redrive allow policy is not a valid JSON map.";

    // Unverified: the texts.
    private static string? Refusal(JsonValue.Object policy) => policy["redrivePermission"]?.AsText() switch
    {
        "allowAll" or "denyAll" => policy["sourceQueueArns"] is null
            ? null : "sourceQueueArns is only allowed when redrivePermission is byQueue.",
        ByQueue => SourcesOf(policy).Count is >= 1 and <= Limits.RedriveSources
            ? null : $"sourceQueueArns must have 1 to {Limits.RedriveSources} ARNs.",
        null => "Redrive allow policy does not contain mandatory attribute: redrivePermission.",
        _ => "Invalid value for redrivePermission.",
    };

    private static ValueList<string> SourcesOf(JsonValue.Object policy) => policy["sourceQueueArns"] is JsonValue.Array list
        ? list.Items.Select(i => i.AsText() ?? "").ToValueList() : [];
}
