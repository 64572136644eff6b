using Tocsin.Aws;
using Tocsin.EventBridge.Shapes;
using Tocsin.Text;

namespace Tocsin.EventBridge.Operations;

/// <summary>https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_ListRuleNamesByTarget.html</summary>
public static class ListRuleNamesByTarget
{
    /// <remarks>By name. The token is the last name of its page, so that it survives changes.</remarks>
    public static Result<ListRuleNamesByTargetResponse> Answer(EventBridgeState state, ListRuleNamesByTargetRequest request, Call call)
    {
        var bus = Names.Bus(call, request.EventBusName);
        if (!state.HasBus(bus))
        {
            return EventBridgeErrors.BusNotFound(bus);
        }
        int most = request.Limit ?? Limits.PageSize;
        var names = state.RulesOn(bus).Where(r => r.Targets.Any(t => t.Arn == request.TargetArn)).Select(r => r.Name)
            .Where(n => string.CompareOrdinal(n, request.NextToken) > 0).Take(most + 1).ToList();
        return new ListRuleNamesByTargetResponse
        {
            RuleNames = names.Take(most).ToValueList(),
            NextToken = names.Count > most ? names[most - 1] : null,
        };
    }
}
