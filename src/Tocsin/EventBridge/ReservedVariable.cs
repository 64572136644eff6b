using System.Globalization;
using Tocsin.Json;

namespace Tocsin.EventBridge;

/// <summary>
/// The names a template may use without defining them.
/// https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-transform-target-input.html
/// </summary>
internal static class ReservedVariable
{
    public const string RuleArn = "aws.events.rule-arn";
    public const string RuleName = "aws.events.rule-name";
    public const string IngestionTime = "aws.events.event.ingestion-time";
    public const string Event = "aws.events.event";
    public const string EventJson = "aws.events.event.json";

    public static bool IsOne(string name) => name is RuleArn or RuleName or IngestionTime or Event or EventJson;

    /// <summary>
    /// Its value, or null when the name is not reserved. The time is that of acceptance, not the event's own (recorded on AWS 2026-09).
    /// </summary>
    public static JsonValue? Value(string name, Rule rule, EventView view, DateTimeOffset accepted) => name switch
    {
        RuleArn => new JsonValue.String(rule.Arn.ToString()),
        RuleName => new JsonValue.String(rule.Name),
        IngestionTime => new JsonValue.String(accepted.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture)),
        Event => view.Legacy(),
        EventJson => view.Root,
        _ => null,
    };
}
