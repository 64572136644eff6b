using Tocsin.Aws;
using Tocsin.EventBridge.Shapes;
using Tocsin.Flow;

namespace Tocsin.EventBridge.Operations;

/// <summary>https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_EnableRule.html</summary>
public static class EnableRule
{
    public static Result<Done<Nothing>> Decide(EventBridgeState state, EnableRuleRequest request, Call call)
    {
        var found = EventBridgeErrors.BusFor("EnableRule", state, request.EventBusName, call, request.Name);
        if (found.Error is { } error)
        {
            return error;
        }
        var bus = found.Value;
        return state.FindRule(bus, request.Name!) is { } rule
            ? new Done<Nothing>(new Nothing(), [new Change.Put(rule with { State = Rule.Enabled })])
            : EventBridgeErrors.RuleNotFound(request.Name!, bus, "Name");
    }
}
