using Tocsin.Aws;
using Tocsin.Flow;
using Tocsin.Text;

namespace Tocsin.EventBridge.Operations;

/// <summary>https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_PutTargets.html</summary>
/// <remarks>One target at fault refuses the whole call, and none is stored. A target of an id that is there is replaced entirely. What it points to need not exist (all recorded on AWS).</remarks>
public static class PutTargets
{
    public sealed record Request(string? Rule, ValueList<Target> Targets, string? EventBusName = null);

    public sealed record Response(int FailedEntryCount = 0);

    public static Result<Done<Response>> Decide(EventBridgeState state, Request request, Call call)
    {
        if ((Refusal.Name(request.Rule, "rule", "Rule", Limits.RuleNameLength) ?? TargetConstraints.Check(request.Targets)) is { } error)
        {
            return error;
        }
        var bus = Names.Bus(call, request.EventBusName);
        if (!state.HasBus(bus))
        {
            return Refusal.BusNotFound(bus);
        }
        if (state.FindRule(bus, request.Rule!) is not { } rule)
        {
            return Refusal.RuleNotFound(request.Rule!, bus, "Rule");
        }
        for (int i = 0; i < request.Targets.Count; i++)
        {
            if (TargetCheck.Refuse(request.Targets[i], $"Targets/{i}") is { } refused)
            {
                return refused;
            }
        }
        var targets = rule.Targets.ToList();
        foreach (var target in request.Targets)
        {
            int at = targets.FindIndex(t => t.Id == target.Id);
            if (at < 0)
            {
                targets.Add(target);
            }
            else
            {
                targets[at] = target;
            }
        }
        return targets.Count > Limits.TargetsPerRule
            ? Refusal.LimitExceeded("Targets")
            : new Done<Response>(new Response(), [new Change.Put(rule with { Targets = targets.ToValueList() })]);
    }
}
