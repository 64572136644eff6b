using Tocsin.Aws;
using Tocsin.EventBridge.Shapes;
using Tocsin.Flow;
using Tocsin.Text;

namespace Tocsin.EventBridge.Operations;

/// <summary>https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_PutTargets.html</summary>
/// <remarks>
/// One target at fault refuses the whole call, and none is stored. A target of an id that is there is replaced entirely. What it points to
/// need not exist (all recorded on AWS).
/// </remarks>
public static class PutTargets
{
    public static Result<Done<PutTargetsResponse>> Decide(EventBridgeState state, PutTargetsRequest request, Call call)
    {
        var found = EventBridgeErrors.BusFor("PutTargets", state, request.EventBusName, call, request.Rule);
        if (found.Error is { } error)
        {
            return error;
        }
        var bus = found.Value;
        if (state.FindRule(bus, request.Rule!) is not { } rule)
        {
            return EventBridgeErrors.RuleNotFound(request.Rule!, bus, "Rule");
        }
        var requested = request.Targets!.Value;
        for (int i = 0; i < requested.Count; i++)
        {
            if (TargetConstraints.Refuse(requested[i], $"Targets/{i}") is { } refused)
            {
                return refused;
            }
        }
        var targets = rule.Targets.ToList();
        for (int i = 0; i < requested.Count; i++)
        {
            int at = targets.FindIndex(t => t.Id == requested[i].Id);
            if (at >= 0)
            {
                targets[at] = requested[i];
                continue;
            }
            targets.Add(requested[i]);
            if (targets.Count > Limits.TargetsPerRule)
            {
                return EventBridgeErrors.LimitExceeded($"Targets/{i}");
            }
        }
        return new Done<PutTargetsResponse>(
            new PutTargetsResponse { FailedEntryCount = 0, FailedEntries = [] },
                [new Change.Put(rule with { Targets = targets.ToValueList() })]);
    }
}
