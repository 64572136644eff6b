using Tocsin.Aws;
using Tocsin.Elb.Shapes;
using Tocsin.Flow;

namespace Tocsin.Elb.Operations;

/// <summary>https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_DeleteTargetGroup.html</summary>
/// <remarks>One that is not there is deleted.</remarks>
public static class DeleteTargetGroup
{
    public static Result<Done<DeleteTargetGroupResponse>> Decide(ElbState state, DeleteTargetGroupRequest request, Call call)
    {
        if (ElbErrors.TargetGroup(state, request.TargetGroupArn) is not { Error: null, Value: { } found })
        {
            return new Done<DeleteTargetGroupResponse>(new DeleteTargetGroupResponse());
        }
        return state.LoadBalancersOf(found.Arn).Count > 0
            ? Errors.ResourceInUseException.With(
                $"Target group '{found.Arn}' is currently in use by a listener or a rule", "TargetGroupArn")
            : new Done<DeleteTargetGroupResponse>(new DeleteTargetGroupResponse(), [new Change.Remove(found.Arn)]);
    }
}
