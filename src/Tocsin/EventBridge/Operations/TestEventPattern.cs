using System.Globalization;
using Tocsin.Aws;
using Tocsin.EventBridge.Shapes;
using Tocsin.Flow;
using Tocsin.Json;
using Tocsin.Patterns;

namespace Tocsin.EventBridge.Operations;

/// <summary>https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_TestEventPattern.html</summary>
public static class TestEventPattern
{
    // The guide lists resources too; AWS accepts events without (recorded on AWS 2024-05 to 2026-09).
    private static readonly string[] Required = ["id", "account", "source", "time", "region", "detail-type"];

    /// <remarks>The pattern is looked at before the event.</remarks>
    public static Result<TestEventPatternResponse> Answer(EventBridgeState state, TestEventPatternRequest request, Call call)
    {
        if (PatternConstraints.Refuse(request.EventPattern!) is { } error)
        {
            return error;
        }
        if (!EventBytes.TryCreate(request.Event!, out var bytes, out _)
            || JsonParser.Parse(request.Event!) is not JsonValue.Object @event || Required.Any(name => @event[name] is null))
        {
            return EventBridgeErrors.Validation("Parameter Event is not valid.", "Event");
        }
        if (!DateTimeOffset.TryParse(@event["time"]!.AsText(), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out _))
        {
            return EventBridgeErrors.Validation("Parameter Event is not valid. Reason: Invalid time.", "Event");
        }
        bool matches = EventPattern.Parse(request.EventPattern!).Match(pattern => pattern.Matches(bytes), _ => false);
        return new TestEventPatternResponse { Result = matches };
    }
}
