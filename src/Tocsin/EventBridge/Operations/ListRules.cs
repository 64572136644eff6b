using Tocsin.Aws;
using Tocsin.EventBridge.Shapes;
using Tocsin.Text;

namespace Tocsin.EventBridge.Operations;

/// <summary>https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_ListRules.html</summary>
public static class ListRules
{
    /// <remarks>By name. Who made a rule is told by DescribeRule only (recorded on AWS).</remarks>
    public static Result<ListRulesResponse> Answer(EventBridgeState state, ListRulesRequest request, Call call)
    {
        var found = EventBridgeErrors.BusFor("ListRules", state, request.EventBusName, call);
        if (found.Error is { } error)
        {
            return error;
        }
        var bus = found.Value;
        var page = Paged.Of(
            state.RulesOn(bus).Where(r => r.Name.StartsWith(request.NamePrefix ?? "", StringComparison.Ordinal)),
            r => r.Name, request.NextToken, request.Limit ?? Limits.PageSize);
        return new ListRulesResponse { Rules = page.Items.Select(Shape).ToValueList(), NextToken = page.Next };
    }

    private static Shapes.Rule Shape(Rule rule) => new()
    {
        Name = rule.Name,
        Arn = rule.Arn.ToString(),
        EventPattern = rule.EventPattern,
        State = rule.State,
        Description = rule.Description,
        ScheduleExpression = rule.ScheduleExpression,
        RoleArn = rule.RoleArn,
        EventBusName = Names.NameOf(rule.Bus),
    };
}
