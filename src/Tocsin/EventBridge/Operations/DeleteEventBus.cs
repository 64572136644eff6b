using Tocsin.Aws;
using Tocsin.EventBridge.Shapes;
using Tocsin.Flow;

namespace Tocsin.EventBridge.Operations;

/// <summary>https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_DeleteEventBus.html</summary>
public static class DeleteEventBus
{
    /// <remarks>A bus that does not exist is deleted successfully (recorded on AWS 2026-09).</remarks>
    public static Result<Done<Nothing>> Decide(EventBridgeState state, DeleteEventBusRequest request, Call call)
    {
        var arn = Names.Bus(call, request.Name);
        if (Names.NameOf(arn) == EventBus.Default)
        {
            return EventBridgeErrors.Validation("Cannot delete event bus default.", "Name");
        }
        if (EventBridgeErrors.BusFor("DeleteEventBus", state, request.Name, call).Error is { Code: "AccessDeniedException" } denied)
        {
            return denied;
        }
        if (state.Find(arn)?.RuleCount > 0)
        {
            return EventBridgeErrors.Validation("EventBus can't be deleted since it has rules.", "Name");
        }
        return new Done<Nothing>(new Nothing(), [new Change.Remove(arn)]);
    }
}
