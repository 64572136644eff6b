using Tocsin.Aws;
using Tocsin.Flow;

namespace Tocsin.EventBridge.Operations;

/// <summary>https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_DeleteRule.html</summary>
public static class DeleteRule
{
    public sealed record Request(string? Name, string? EventBusName = null);

    public sealed record Response;

    /// <remarks>A rule that does not exist is deleted successfully (recorded on AWS).</remarks>
    public static Result<Done<Response>> Decide(EventBridgeState state, Request request, Call call)
    {
        if (Refusal.Name(request.Name, "name", "Name", Limits.RuleNameLength) is { } error)
        {
            return error;
        }
        var bus = Names.Bus(call, request.EventBusName);
        if (!state.HasBus(bus))
        {
            return Refusal.BusNotFound(bus);
        }
        if (state.FindRule(bus, request.Name!) is not { } rule)
        {
            return new Done<Response>(new Response());
        }
        return rule.Targets.Count > 0
            ? Refusal.Validation("Rule can't be deleted since it has targets.", "Name")
            : new Done<Response>(new Response(), [new Change.Remove(rule.Arn)]);
    }
}
