using Tocsin.Aws;
using Tocsin.Elb.Shapes;
using Tocsin.Text;

namespace Tocsin.Elb.Operations;

/// <summary>https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_DescribeLoadBalancers.html</summary>
public static class DescribeLoadBalancers
{
    public static Result<DescribeLoadBalancersResponse> Answer(ElbState state, DescribeLoadBalancersRequest request, Call call)
    {
        var all = state.LoadBalancersIn(call.Scope).ToList();
        bool isMissing = request.LoadBalancerArns.GetValueOrDefault().Any(a => all.TrueForAll(b => b.Arn.ToString() != a))
            || request.Names.GetValueOrDefault().Any(n => all.TrueForAll(b => b.Name != n));
        if (isMissing)
        {
            return Errors.LoadBalancerNotFoundException.With("One or more load balancers not found", "LoadBalancerArns");
        }
        var asked = all.Where(b => (request.LoadBalancerArns is not { Count: > 0 } arns || arns.Contains(b.Arn.ToString()))
            && (request.Names is not { Count: > 0 } names || names.Contains(b.Name)));
        var page = Paged.Of(asked, b => b.Arn.Resource, request.Marker, request.PageSize ?? Limits.PageSize);
        return new DescribeLoadBalancersResponse
        {
            LoadBalancers = page.Items.Select(ElbShapes.Of).ToValueList(),
            NextMarker = page.Next,
        };
    }
}
