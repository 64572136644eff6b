using Tocsin.Aws;
using Tocsin.Elb.Shapes;
using Tocsin.Flow;

namespace Tocsin.Elb.Operations;

/// <summary>https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_DeleteRule.html</summary>
public static class DeleteRule
{
    public static Result<Done<DeleteRuleResponse>> Decide(ElbState state, DeleteRuleRequest request, Call call)
    {
        var found = ElbErrors.Rule(state, request.RuleArn);
        return found.Error is { } error
            ? error
            : new Done<DeleteRuleResponse>(new DeleteRuleResponse(), [new Change.Remove(found.Value.Arn)]);
    }
}
