using Tocsin.Aws;
using Tocsin.Flow;

namespace Tocsin.EventBridge.Operations;

/// <summary>https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_DisableRule.html</summary>
public static class DisableRule
{
    public sealed record Request(string? Name, string? EventBusName = null);

    public sealed record Response;

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
        return state.FindRule(bus, request.Name!) is { } rule
            ? new Done<Response>(new Response(), [new Change.Put(rule with { State = Rule.Disabled })])
            : Refusal.RuleNotFound(request.Name!, bus, "Name");
    }
}
