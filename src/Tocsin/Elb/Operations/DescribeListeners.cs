using Tocsin.Aws;
using Tocsin.Elb.Shapes;
using Tocsin.Text;

namespace Tocsin.Elb.Operations;

/// <summary>https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_DescribeListeners.html</summary>
public static class DescribeListeners
{
    public static Result<DescribeListenersResponse> Answer(ElbState state, DescribeListenersRequest request, Call call)
    {
        if (request.LoadBalancerArn is { } balancer && ElbErrors.LoadBalancer(state, balancer).Error is { } unknown)
        {
            return unknown;
        }
        var all = state.ListenersIn(call.Scope).ToList();
        if (request.ListenerArns.GetValueOrDefault().Any(a => all.TrueForAll(l => l.Arn.ToString() != a)))
        {
            return Errors.ListenerNotFoundException.With("One or more listeners not found", "ListenerArns");
        }
        var asked = all.Where(l => (request.LoadBalancerArn is not { } of || l.LoadBalancer.ToString() == of)
            && (request.ListenerArns is not { Count: > 0 } arns || arns.Contains(l.Arn.ToString())));
        var page = Paged.Of(asked, l => l.Arn.Resource, request.Marker, request.PageSize ?? Limits.PageSize);
        return new DescribeListenersResponse { Listeners = page.Items.Select(ElbShapes.Of).ToValueList(), NextMarker = page.Next };
    }
}
