using Tocsin.Aws;
using Tocsin.Elb.Shapes;
using Tocsin.Flow;

namespace Tocsin.Elb.Operations;

/// <summary>https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_CreateRule.html</summary>
public static class CreateRule
{
    public static Result<Done<CreateRuleResponse>> Decide(ElbState state, CreateRuleRequest request, Call call)
    {
        var found = ElbErrors.Listener(state, request.ListenerArn);
        var tags = request.Tags.GetValueOrDefault();
        if ((found.Error ?? ElbErrors.Actions(state, request.Actions) ?? ElbErrors.Tags(tags)) is { } error)
        {
            return error;
        }
        var listener = found.Value;
        if (state.RulesIn(call.Scope).Any(r => r.Listener == listener.Arn && r.Asked.Priority == request.Priority))
        {
            return Errors.PriorityInUseException.With($"Priority '{request.Priority}' is currently in use", "Priority");
        }
        string resource = $"listener-rule/{listener.Arn.Resource["listener/".Length..]}/{call.Ids.Hex(16)}";
        var made = new ListenerRule(listener.Arn with { Resource = resource }, listener.Arn, request with { Tags = null }) { Tags = tags };
        return new Done<CreateRuleResponse>(new CreateRuleResponse { Rules = [ElbShapes.Of(made)] }, [new Change.Put(made)]);
    }
}
