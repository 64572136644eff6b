using Tocsin.Aws;
using Tocsin.EventBridge.Shapes;
using Tocsin.Policies;
using Tocsin.Text;

namespace Tocsin.EventBridge.Operations;

/// <summary>
/// The refusals that more than one operation gives, beyond the constraints of the model. Texts recorded on AWS 2024-05 to 2026-09 unless
/// marked.
/// </summary>
internal static class EventBridgeErrors
{
    public static AwsError Validation(string message, string? member = null, Cause? cause = null) =>
        new(EventBridgeApi.Service.ConstraintCode, message, Member: member, Cause: cause);

    public static AwsError BusNotFound(Arn bus) =>
        Errors.ResourceNotFoundException.With($"Event bus {Names.NameOf(bus)} does not exist.", "EventBusName", cause: new Cause.Missing());

    public static AwsError RuleNotFound(string rule, Arn bus, string member) =>
        Errors.ResourceNotFoundException.With(
            $"Rule {rule} does not exist on EventBus {Names.NameOf(bus)}.", member, cause: new Cause.Missing());

    public static AwsError LimitExceeded(string member) =>
        Errors.LimitExceededException.With("The requested resource exceeds the maximum number allowed.", member);

    /// <summary>The bus that a request names, or why there is none for who calls.</summary>
    /// <param name="action">What is to be done there, without its service: <c>PutRule</c>.</param>
    /// <param name="rule">The rule that it is about; null where it is about the bus.</param>
    public static Result<Arn> BusFor(string action, EventBridgeState state, string? nameOrArn, Call call, string? rule = null)
    {
        var bus = Names.Bus(call, nameOrArn);
        return !state.HasBus(bus) ? BusNotFound(bus)
            : Denial(action, state, bus, call, rule) is { } text ? new AwsError("AccessDeniedException", text, Member: "EventBusName")
            : bus;
    }

    /// <summary>The same as a resource. The default bus that nobody touched is a blank one.</summary>
    public static Result<EventBus> Bus(string action, EventBridgeState state, string? nameOrArn, Call call)
    {
        var found = BusFor(action, state, nameOrArn, call);
        return found.Error is { } error ? error : state.Find(found.Value)?.Made ?? new EventBus(found.Value, Names.NameOf(found.Value));
    }

    /// <summary>The rule that a request names, or why there is none.</summary>
    /// <param name="member">Of the request, which names the rule.</param>
    public static Result<Rule> RuleOn(
        string action, EventBridgeState state, string? busNameOrArn, string rule, string member, Call call)
    {
        var bus = BusFor(action, state, busNameOrArn, call, rule);
        return bus.Error is { } error ? error
            : state.FindRule(bus.Value, rule) is { } found ? found
            : RuleNotFound(rule, bus.Value, member);
    }

    /// <summary>Why who calls may not do something on a bus, in AWS's words; null where he may.</summary>
    /// <remarks>
    /// A policy gives another account events:PutEvents on the bus, and its rules by their ARNs:
    /// https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-event-bus-perms.html. Unverified: the text.
    /// </remarks>
    public static string? Denial(string action, EventBridgeState state, Arn bus, Call call, string? rule = null) =>
        Denial(action, state, bus, call, rule, [new ContextKey("events:creatorAccount", [call.Account.ToString()])]);

    /// <summary>The same of one event.</summary>
    public static string? Denial(EventBridgeState state, Arn bus, Call call, PutEventsRequestEntry entry) =>
        call.Owns(bus) && state.Find(bus)?.Made?.Policy is null ? null : Denial(
            "PutEvents", state, bus, call, null,
            [new ContextKey("events:source", [entry.Source ?? ""]), new ContextKey("events:detail-type", [entry.DetailType ?? ""])]);

    private static string? Denial(
        string action, EventBridgeState state, Arn bus, Call call, string? rule, ValueList<ContextKey> keys) => CallerAccess.Refusal(
        call, $"events:{action}", rule is null ? bus : Names.Rule(bus, rule), state.Find(bus)?.Made?.Policy, keys);
}
