using System.Globalization;
using Tocsin.Aws;
using Tocsin.Json;

namespace Tocsin.Sqs;

/// <summary>Where a message goes that was received too often.</summary>
/// <param name="MaxReceiveCount">A message that was received so often moves at the next time.</param>
public sealed record RedrivePolicy(Arn DeadLetterTarget, int MaxReceiveCount)
{
    /// <summary>Null where there is none, or none that can be read.</summary>
    public static RedrivePolicy? Of(string? text) =>
        text is { Length: > 0 } && JsonParser.Parse(text) is JsonValue.Object policy
            && Arn.TryParse(policy["deadLetterTargetArn"]?.AsText(), out var target) && Count(policy) is { } count
            ? new RedrivePolicy(target, count) : null;

    /// <summary>Why SQS does not take it; null where it does.</summary>
    // Unverified: the texts.
    internal static string? Refusal(string text) =>
        JsonParser.Parse(text) is not JsonValue.Object policy ? "Redrive policy is not a valid JSON map."
        : policy["deadLetterTargetArn"] is null ? "Redrive policy does not contain mandatory attribute: deadLetterTargetArn."
        : policy["maxReceiveCount"] is null ? "Redrive policy does not contain mandatory attribute: maxReceiveCount."
        : !Arn.TryParse(policy["deadLetterTargetArn"]?.AsText(), out _) ? "Invalid value for deadLetterTargetArn."
        : Count(policy) is null ? "Invalid value for maxReceiveCount."
        : null;

    /// <summary>A number, or the text of one.</summary>
    private static int? Count(JsonValue.Object policy)
    {
        string? text = policy["maxReceiveCount"] switch { JsonValue.Number n => n.Text, var other => other?.AsText() };
        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int count) && count is >= 1 and <= Limits.Receives
            ? count : null;
    }
}
