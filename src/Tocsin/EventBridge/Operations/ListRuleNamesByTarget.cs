using Tocsin.Aws;
using Tocsin.EventBridge.Shapes;

namespace Tocsin.EventBridge.Operations;

/// <summary>https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_ListRuleNamesByTarget.html</summary>
public static class ListRuleNamesByTarget
{
    /// <remarks>By name.</remarks>
    public static Result<ListRuleNamesByTargetResponse> Answer(EventBridgeState state, ListRuleNamesByTargetRequest request, Call call)
    {
        var found = EventBridgeErrors.BusFor("ListRuleNamesByTarget", state, request.EventBusName, call);
        if (found.Error is { } error)
        {
            return error;
        }
        var bus = found.Value;
        var page = Paged.Of(
            state.RulesOn(bus).Where(r => r.Targets.Any(t => t.Arn == request.TargetArn)).Select(r => r.Name), n => n, request.NextToken,
            request.Limit ?? Limits.PageSize);
        return new ListRuleNamesByTargetResponse { RuleNames = page.Items, NextToken = page.Next };
    }
}
