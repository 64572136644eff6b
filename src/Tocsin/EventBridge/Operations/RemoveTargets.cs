using Tocsin.Aws;
using Tocsin.EventBridge.Shapes;
using Tocsin.Flow;
using Tocsin.Text;

namespace Tocsin.EventBridge.Operations;

/// <summary>https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_RemoveTargets.html</summary>
public static class RemoveTargets
{
    /// <remarks>An id that is not there is removed successfully (recorded on AWS).</remarks>
    public static Result<Done<RemoveTargetsResponse>> Decide(EventBridgeState state, RemoveTargetsRequest request, Call call)
    {
        var found = EventBridgeErrors.BusFor("RemoveTargets", state, request.EventBusName, call, request.Rule);
        if (found.Error is { } error)
        {
            return error;
        }
        var bus = found.Value;
        if (state.FindRule(bus, request.Rule!) is not { } rule)
        {
            return EventBridgeErrors.RuleNotFound(request.Rule!, bus, "Rule");
        }
        var left = rule.Targets.Where(t => !request.Ids!.Value.Contains(t.Id!)).ToValueList();
        return new Done<RemoveTargetsResponse>(
            new RemoveTargetsResponse { FailedEntryCount = 0, FailedEntries = [] }, [new Change.Put(rule with { Targets = left })]);
    }
}
