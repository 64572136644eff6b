using Tocsin.Aws;
using Tocsin.EventBridge.Shapes;

namespace Tocsin.EventBridge.Operations;

/// <summary>https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_ListTargetsByRule.html</summary>
public static class ListTargetsByRule
{
    /// <remarks>
    /// Each as it was put: a member that was not sent is not told, its default neither (recorded on AWS). By id; AWS says nothing of
    /// an order.
    /// </remarks>
    public static Result<ListTargetsByRuleResponse> Answer(EventBridgeState state, ListTargetsByRuleRequest request, Call call)
    {
        var found = EventBridgeErrors.RuleOn("ListTargetsByRule", state, request.EventBusName, request.Rule!, "Rule", call);
        if (found.Error is { } error)
        {
            return error;
        }
        var page = Paged.Of(
            found.Value.Targets.OrderBy(t => t.Id, StringComparer.Ordinal),
            t => t.Id!, request.NextToken, request.Limit ?? Limits.PageSize);
        return new ListTargetsByRuleResponse { Targets = page.Items, NextToken = page.Next };
    }
}
