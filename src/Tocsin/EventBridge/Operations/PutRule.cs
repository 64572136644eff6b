using System.Text.RegularExpressions;
using Tocsin.Aws;
using Tocsin.EventBridge.Shapes;
using Tocsin.Flow;
using Tocsin.Patterns;
using Tocsin.Text;

namespace Tocsin.EventBridge.Operations;

/// <summary>https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_PutRule.html</summary>
/// <remarks>
/// Replaces a rule entirely: an omitted description disappears, and the state is ENABLED again; only its targets stay, and its tags, for
/// which the request's are ignored (recorded on AWS 2024-05 to 2026-09).
/// </remarks>
public static partial class PutRule
{
    public static Result<Done<PutRuleResponse>> Decide(EventBridgeState state, PutRuleRequest request, Call call)
    {
        var found = EventBridgeErrors.BusFor("PutRule", state, request.EventBusName, call, request.Name);
        if (found.Error is { } error)
        {
            return error;
        }
        var bus = found.Value;
        if (CheckTriggers(request, bus) is { } refused)
        {
            return refused;
        }
        var arn = Names.Rule(bus, request.Name!);
        var before = state.FindRule(bus, request.Name!);
        if (before is null && state.Find(bus)?.RuleCount >= Limits.RulesPerBus)
        {
            return EventBridgeErrors.LimitExceeded("Name");
        }
        // Unverified: the text.
        if (HasWildcard(request.EventPattern) && state.Find(bus)?.Ready.Count(r => r.Rule.Name != request.Name && r.HasWildcard)
            >= Limits.WildcardRulesPerBus)
        {
            return EventBridgeErrors.LimitExceeded("EventPattern");
        }
        var rule = new Rule(
            arn, request.Name!, bus, NullIfEmpty(request.EventPattern), NullIfEmpty(request.ScheduleExpression), request.State
                ?? Rule.Enabled,
            request.Description, request.RoleArn, before?.Tags ?? request.Tags ?? [], before?.Targets ?? []);
        return new Done<PutRuleResponse>(new PutRuleResponse { RuleArn = arn.ToString() }, [new Change.Put(rule)]);
    }

    private static AwsError? CheckTriggers(PutRuleRequest request, Arn bus)
    {
        bool scheduled = !string.IsNullOrEmpty(request.ScheduleExpression);
        if (string.IsNullOrEmpty(request.EventPattern) && !scheduled)
        {
            return EventBridgeErrors.Validation(
                "Parameter(s) EventPattern or ScheduleExpression must be specified.", "EventPattern", new Cause.NoTrigger());
        }
        if (scheduled && Names.NameOf(bus) != EventBus.Default)
        {
            return EventBridgeErrors.Validation("ScheduleExpression is supported only on the default event bus.", "ScheduleExpression");
        }
        if (scheduled && !Unknown.In(request.ScheduleExpression) && !Schedule().IsMatch(request.ScheduleExpression!))
        {
            return EventBridgeErrors.Validation("Parameter ScheduleExpression is not valid.", "ScheduleExpression");
        }
        return string.IsNullOrEmpty(request.EventPattern) ? null : PatternConstraints.Refuse(request.EventPattern);
    }

    private static bool HasWildcard(string? pattern) =>
        pattern?.Contains("wildcard", StringComparison.Ordinal) == true
        && EventPattern.Parse(pattern) is PatternResult.Valid { Pattern.Complexity: > 0 };

    private static string? NullIfEmpty(string? text) => string.IsNullOrEmpty(text) ? null : text;

    // The form only; schedules do not run here. https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-scheduled-rule-pattern.html
    [GeneratedRegex(@"^(rate\((1 (minute|hour|day)|(?!1 )[1-9][0-9]* (minutes|hours|days))\)|cron\([^ )]+( [^ )]+){5}\))\z")]
    private static partial Regex Schedule();
}
