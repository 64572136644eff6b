using Tocsin.Aws;
using Tocsin.EventBridge.Shapes;
using Tocsin.Flow;

namespace Tocsin.EventBridge.Operations;

/// <summary>https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_DeleteRule.html</summary>
public static class DeleteRule
{
    /// <remarks>A rule that does not exist is deleted successfully (recorded on AWS).</remarks>
    public static Result<Done<Nothing>> Decide(EventBridgeState state, DeleteRuleRequest request, Call call)
    {
        var found = EventBridgeErrors.BusFor("DeleteRule", state, request.EventBusName, call, request.Name);
        if (found.Error is { } error)
        {
            return error;
        }
        var bus = found.Value;
        if (state.FindRule(bus, request.Name!) is not { } rule)
        {
            return new Done<Nothing>(new Nothing());
        }
        return rule.Targets.Count > 0
            ? EventBridgeErrors.Validation("Rule can't be deleted since it has targets.", "Name")
            : new Done<Nothing>(new Nothing(), [new Change.Remove(rule.Arn)]);
    }
}
