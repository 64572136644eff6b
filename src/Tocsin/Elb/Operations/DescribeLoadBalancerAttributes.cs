using Tocsin.Aws;
using Tocsin.Elb.Shapes;
using Tocsin.Text;

namespace Tocsin.Elb.Operations;

/// <summary>https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_DescribeLoadBalancerAttributes.html</summary>
public static class DescribeLoadBalancerAttributes
{
    public static Result<DescribeLoadBalancerAttributesResponse> Answer(
        ElbState state, DescribeLoadBalancerAttributesRequest request, Call call)
    {
        var found = ElbErrors.LoadBalancer(state, request.LoadBalancerArn);
        return found.Error is { } error
            ? error
            : new DescribeLoadBalancerAttributesResponse { Attributes = Told(ElbAttributes.Of(found.Value)) };
    }

    internal static ValueList<LoadBalancerAttribute> Told(ValueMap<string> attributes) =>
        attributes.Select(a => new LoadBalancerAttribute { Key = a.Key, Value = a.Value }).ToValueList();
}
