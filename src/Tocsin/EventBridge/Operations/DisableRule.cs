using Tocsin.Aws;
using Tocsin.EventBridge.Shapes;
using Tocsin.Flow;

namespace Tocsin.EventBridge.Operations;

/// <summary>https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_DisableRule.html</summary>
public static class DisableRule
{
    public static Result<Done<Nothing>> Decide(EventBridgeState state, DisableRuleRequest request, Call call)
    {
        var found = EventBridgeErrors.BusFor("DisableRule", state, request.EventBusName, call, request.Name);
        if (found.Error is { } error)
        {
            return error;
        }
        var bus = found.Value;
        return state.FindRule(bus, request.Name!) is { } rule
            ? new Done<Nothing>(new Nothing(), [new Change.Put(rule with { State = Rule.Disabled })])
            : EventBridgeErrors.RuleNotFound(request.Name!, bus, "Name");
    }
}
