using Tocsin.Aws;
using Tocsin.Flow;

namespace Tocsin.EventBridge.Operations;

/// <summary>https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_DeleteEventBus.html</summary>
public static class DeleteEventBus
{
    public sealed record Request(string? Name);

    public sealed record Response;

    /// <remarks>A bus that does not exist is deleted successfully (recorded on AWS 2026-09).</remarks>
    public static Result<Done<Response>> Decide(EventBridgeState state, Request request, Call call)
    {
        if (Refusal.Name(request.Name, "name", "Name", Limits.BusNameLength) is { } error)
        {
            return error;
        }
        var arn = Names.Bus(call, request.Name);
        if (Names.NameOf(arn) == EventBus.Default)
        {
            return Refusal.Validation("Cannot delete event bus default.", "Name");
        }
        if (state.Find(arn)?.RuleCount > 0)
        {
            return Refusal.Validation("EventBus can't be deleted since it has rules.", "Name");
        }
        return new Done<Response>(new Response(), [new Change.Remove(arn)]);
    }
}
