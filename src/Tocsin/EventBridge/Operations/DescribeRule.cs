using Tocsin.Aws;
using Tocsin.EventBridge.Shapes;

namespace Tocsin.EventBridge.Operations;

/// <summary>https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_DescribeRule.html</summary>
public static class DescribeRule
{
    public static Result<DescribeRuleResponse> Answer(EventBridgeState state, DescribeRuleRequest request, Call call)
    {
        var found = EventBridgeErrors.RuleOn("DescribeRule", state, request.EventBusName, request.Name!, "Name", call);
        return found.Error is { } error ? error : new DescribeRuleResponse
        {
            Name = found.Value.Name,
            Arn = found.Value.Arn.ToString(),
            EventPattern = found.Value.EventPattern,
            ScheduleExpression = found.Value.ScheduleExpression,
            State = found.Value.State,
            Description = found.Value.Description,
            RoleArn = found.Value.RoleArn,
            EventBusName = Names.NameOf(found.Value.Bus),
            CreatedBy = found.Value.Arn.Account,
        };
    }
}
