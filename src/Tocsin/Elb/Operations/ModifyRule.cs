using Tocsin.Aws;
using Tocsin.Elb.Shapes;
using Tocsin.Flow;

namespace Tocsin.Elb.Operations;

/// <summary>https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_ModifyRule.html</summary>
public static class ModifyRule
{
    public static Result<Done<ModifyRuleResponse>> Decide(ElbState state, ModifyRuleRequest request, Call call)
    {
        var found = ElbErrors.Rule(state, request.RuleArn);
        if ((found.Error ?? ElbErrors.Actions(state, request.Actions)) is { } error)
        {
            return error;
        }
        var before = found.Value.Asked;
        var rule = found.Value with
        {
            Asked = before with
            {
                Conditions = request.Conditions ?? before.Conditions,
                Actions = request.Actions ?? before.Actions,
                Transforms = request.ResetTransforms == true ? null : request.Transforms ?? before.Transforms,
            },
        };
        return new Done<ModifyRuleResponse>(new ModifyRuleResponse { Rules = [ElbShapes.Of(rule)] }, [new Change.Put(rule)]);
    }
}
