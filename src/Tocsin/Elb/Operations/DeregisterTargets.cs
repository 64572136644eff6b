using Tocsin.Aws;
using Tocsin.Elb.Shapes;
using Tocsin.Flow;
using Tocsin.Text;

namespace Tocsin.Elb.Operations;

/// <summary>https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_DeregisterTargets.html</summary>
/// <remarks>It has no connections, so it is gone at once. One that is not there is passed over.</remarks>
public static class DeregisterTargets
{
    public static Result<Done<DeregisterTargetsResponse>> Decide(ElbState state, DeregisterTargetsRequest request, Call call)
    {
        var found = ElbErrors.TargetGroup(state, request.TargetGroupArn);
        if (found.Error is { } error)
        {
            return error;
        }
        var gone = state.TargetsOf(found.Value.Arn).Where(
            t => request.Targets.GetValueOrDefault().Any(asked => asked.Id == t.Id && (asked.Port is not { } port || port == t.Port)));
        return new Done<DeregisterTargetsResponse>(
            new DeregisterTargetsResponse(), gone.Select(t => (Change)new Change.Remove(t.Arn)).ToValueList());
    }
}
