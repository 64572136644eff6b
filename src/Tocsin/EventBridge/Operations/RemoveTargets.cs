using Tocsin.Aws;
using Tocsin.Flow;
using Tocsin.Text;

namespace Tocsin.EventBridge.Operations;

/// <summary>https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_RemoveTargets.html</summary>
public static class RemoveTargets
{
    public sealed record Request(string? Rule, ValueList<string> Ids, string? EventBusName = null);

    public sealed record Response(int FailedEntryCount = 0);

    /// <remarks>An id that is not there is removed successfully (recorded on AWS).</remarks>
    public static Result<Done<Response>> Decide(EventBridgeState state, Request request, Call call)
    {
        if (Refusal.Name(request.Rule, "rule", "Rule", Limits.RuleNameLength) is { } error)
        {
            return error;
        }
        if (request.Ids.Count is 0 or > Limits.TargetsPerRequest)
        {
            return Refusal.Constraint(
                $"[{string.Join(", ", request.Ids)}]", "ids",
                request.Ids.Count == 0 ? "Member must have length greater than or equal to 1" : $"Member must have length less than or equal to {Limits.TargetsPerRequest}", "Ids");
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
        var left = rule.Targets.Where(t => !request.Ids.Contains(t.Id)).ToValueList();
        return new Done<Response>(new Response(), [new Change.Put(rule with { Targets = left })]);
    }
}
