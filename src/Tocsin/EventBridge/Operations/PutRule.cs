using System.Text.RegularExpressions;
using Tocsin.Aws;
using Tocsin.Flow;
using Tocsin.Text;

namespace Tocsin.EventBridge.Operations;

/// <summary>https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_PutRule.html</summary>
/// <remarks>
/// Replaces a rule entirely: an omitted description disappears, and the state is ENABLED again; only its targets stay, and its tags, for which the
/// request's are ignored (recorded on AWS 2024-05 to 2026-09).
/// </remarks>
public static partial class PutRule
{
    /// <param name="State">Null is ENABLED.</param>
    /// <param name="EventBusName">A name or an ARN; null is the default bus.</param>
    public sealed record Request(
        string? Name,
        string? EventPattern = null,
        string? ScheduleExpression = null,
        string? State = null,
        string? Description = null,
        string? RoleArn = null,
        string? EventBusName = null,
        ValueList<Tag> Tags = default);

    public sealed record Response(string RuleArn);

    public static Result<Done<Response>> Decide(EventBridgeState state, Request request, Call call)
    {
        if (CheckModel(request) is { } error)
        {
            return error;
        }
        var bus = Names.Bus(call, request.EventBusName);
        if (!state.HasBus(bus))
        {
            return Refusal.BusNotFound(bus);
        }
        if (CheckTriggers(request, bus) is { } refused)
        {
            return refused;
        }
        var arn = Names.Rule(bus, request.Name!);
        var before = state.FindRule(bus, request.Name!);
        if (before is null && state.Find(bus)?.RuleCount >= Limits.RulesPerBus)
        {
            return Refusal.LimitExceeded("Name");
        }
        var rule = new Rule(
            arn, request.Name!, bus, NullIfEmpty(request.EventPattern), NullIfEmpty(request.ScheduleExpression), request.State ?? Rule.Enabled,
            request.Description, request.RoleArn, before?.Tags ?? request.Tags, before?.Targets ?? []);
        return new Done<Response>(new Response(arn.ToString()), [new Change.Put(rule)]);
    }

    private static AwsError? CheckModel(Request request) =>
        Refusal.Name(request.Name, "name", "Name", Limits.RuleNameLength)
        ?? Refusal.Text(request.EventPattern, "eventPattern", "EventPattern", 0, Limits.EventPatternLength)
        ?? Refusal.Text(request.ScheduleExpression, "scheduleExpression", "ScheduleExpression", 0, Limits.ScheduleExpressionLength)
        ?? Refusal.Text(request.Description, "description", "Description", 0, Limits.DescriptionLength)
        ?? (request.State is null or Rule.Enabled or Rule.Disabled or Rule.EnabledWithManagementEvents || Unknown.In(request.State)
            ? null
            // Unverified: the order of the values in the text.
            : Refusal.Constraint(
                request.State, "state", "Member must satisfy enum value set: [ENABLED, DISABLED, ENABLED_WITH_ALL_CLOUDTRAIL_MANAGEMENT_EVENTS]", "State"));

    private static AwsError? CheckTriggers(Request request, Arn bus)
    {
        bool scheduled = !string.IsNullOrEmpty(request.ScheduleExpression);
        if (string.IsNullOrEmpty(request.EventPattern) && !scheduled)
        {
            return Refusal.Validation("Parameter(s) EventPattern or ScheduleExpression must be specified.", "EventPattern");
        }
        if (scheduled && Names.NameOf(bus) != EventBus.Default)
        {
            return Refusal.Validation("ScheduleExpression is supported only on the default event bus.", "ScheduleExpression");
        }
        if (scheduled && !Unknown.In(request.ScheduleExpression) && !Schedule().IsMatch(request.ScheduleExpression!))
        {
            return Refusal.Validation("Parameter ScheduleExpression is not valid.", "ScheduleExpression");
        }
        return string.IsNullOrEmpty(request.EventPattern) ? null : PatternCheck.Refuse(request.EventPattern);
    }

    private static string? NullIfEmpty(string? text) => string.IsNullOrEmpty(text) ? null : text;

    // The form only; schedules do not run here. https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-scheduled-rule-pattern.html
    [GeneratedRegex(@"^(rate\((1 (minute|hour|day)|(?!1 )[1-9][0-9]* (minutes|hours|days))\)|cron\([^ )]+( [^ )]+){5}\))\z")]
    private static partial Regex Schedule();
}
