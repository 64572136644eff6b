using Tocsin.Aws;
using Tocsin.Elb.Shapes;
using Tocsin.Text;

namespace Tocsin.Elb.Operations;

/// <summary>https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_DescribeTargetGroups.html</summary>
public static class DescribeTargetGroups
{
    public static Result<DescribeTargetGroupsResponse> Answer(ElbState state, DescribeTargetGroupsRequest request, Call call)
    {
        if (request.LoadBalancerArn is { } balancer && ElbErrors.LoadBalancer(state, balancer).Error is { } unknown)
        {
            return unknown;
        }
        var all = state.TargetGroupsIn(call.Scope).ToList();
        bool isMissing = request.TargetGroupArns.GetValueOrDefault().Any(a => all.TrueForAll(g => g.Arn.ToString() != a))
            || request.Names.GetValueOrDefault().Any(n => all.TrueForAll(g => g.Name != n));
        if (isMissing)
        {
            return Errors.TargetGroupNotFoundException.With("One or more target groups not found", "TargetGroupArns");
        }
        var page = Paged.Of(all.Where(IsAsked), g => g.Arn.Resource, request.Marker, request.PageSize ?? Limits.PageSize);
        return new DescribeTargetGroupsResponse
        {
            TargetGroups = page.Items.Select(g => ElbShapes.Of(state, g)).ToValueList(),
            NextMarker = page.Next,
        };

        bool IsAsked(Elb.TargetGroup group) =>
            (request.TargetGroupArns is not { Count: > 0 } arns || arns.Contains(group.Arn.ToString()))
            && (request.Names is not { Count: > 0 } names || names.Contains(group.Name))
            && (request.LoadBalancerArn is not { } of || state.LoadBalancersOf(group.Arn).Contains(of));
    }
}
