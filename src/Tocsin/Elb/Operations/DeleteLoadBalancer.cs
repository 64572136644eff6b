using Tocsin.Aws;
using Tocsin.Elb.Shapes;
using Tocsin.Flow;

namespace Tocsin.Elb.Operations;

/// <summary>https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_DeleteLoadBalancer.html</summary>
/// <remarks>With its listeners. One that is not there is deleted.</remarks>
public static class DeleteLoadBalancer
{
    public static Result<Done<DeleteLoadBalancerResponse>> Decide(ElbState state, DeleteLoadBalancerRequest request, Call call)
    {
        if (ElbErrors.LoadBalancer(state, request.LoadBalancerArn) is not { Error: null, Value: { } found })
        {
            return new Done<DeleteLoadBalancerResponse>(new DeleteLoadBalancerResponse());
        }
        return ElbAttributes.Of(found)["deletion_protection.enabled"] == "true"
            ? Errors.OperationNotPermittedException.With(
                $"Load balancer '{found.Arn}' cannot be deleted because deletion protection is enabled", "LoadBalancerArn")
            : new Done<DeleteLoadBalancerResponse>(new DeleteLoadBalancerResponse(), [new Change.Remove(found.Arn)]);
    }
}
