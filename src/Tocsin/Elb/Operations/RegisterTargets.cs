using Tocsin.Aws;
using Tocsin.Elb.Shapes;
using Tocsin.Flow;
using Tocsin.Text;

namespace Tocsin.Elb.Operations;

/// <summary>https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_RegisterTargets.html</summary>
/// <remarks>Whoever runs tasks registers theirs itself, and checks them; what a client registers nobody checks: it stays initial.</remarks>
public static class RegisterTargets
{
    public static Result<Done<RegisterTargetsResponse>> Decide(ElbState state, RegisterTargetsRequest request, Call call)
    {
        var found = ElbErrors.TargetGroup(state, request.TargetGroupArn);
        if (found.Error is { } error)
        {
            return error;
        }
        var group = found.Value;
        var registered = request.Targets.GetValueOrDefault()
            .Select(t => Elb.Target.Of(group.Arn, t.Id!, t.Port ?? group.Asked.Port))
            .Where(t => state.FindTarget(t.Arn) is null).DistinctBy(t => t.Arn).ToList();
        return state.TargetsOf(group.Arn).Count() + registered.Count > Limits.Targets
            ? Errors.TooManyTargetsException.With("The maximum number of targets per target group is 1000", "Targets")
            : new Done<RegisterTargetsResponse>(
                new RegisterTargetsResponse(), registered.Select(t => (Change)new Change.Put(t)).ToValueList());
    }
}
