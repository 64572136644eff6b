using Tocsin.Aws;
using Tocsin.EventBridge.Shapes;

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

    /// <summary>The bus that a request names, or why there is none. The default bus that nobody touched is a blank one.</summary>
    public static Result<EventBus> Bus(EventBridgeState state, string? nameOrArn, Call call)
    {
        var arn = Names.Bus(call, nameOrArn);
        return !state.HasBus(arn) ? BusNotFound(arn) : state.Find(arn)?.Made ?? new EventBus(arn, Names.NameOf(arn));
    }

    /// <summary>The rule that a request names, or why there is none.</summary>
    /// <param name="member">Of the request, which names the rule.</param>
    public static Result<Rule> RuleOn(EventBridgeState state, string? busNameOrArn, string rule, string member, Call call)
    {
        var bus = Names.Bus(call, busNameOrArn);
        return !state.HasBus(bus) ? BusNotFound(bus)
            : state.FindRule(bus, rule) is { } found ? found
            : RuleNotFound(rule, bus, member);
    }
}
