using Tocsin.Aws;
using Tocsin.Elb.Shapes;
using Tocsin.Flow;

namespace Tocsin.Elb.Operations;

/// <summary>https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_ModifyLoadBalancerAttributes.html</summary>
public static class ModifyLoadBalancerAttributes
{
    public static Result<Done<ModifyLoadBalancerAttributesResponse>> Decide(
        ElbState state, ModifyLoadBalancerAttributesRequest request, Call call)
    {
        var found = ElbErrors.LoadBalancer(state, request.LoadBalancerArn);
        if (found.Error is { } error)
        {
            return error;
        }
        var known = ElbAttributes.Of(found.Value);
        var given = request.Attributes.GetValueOrDefault();
        if (ElbErrors.Attributes(known, given.Select(a => a.Key), "Load balancer") is { } stranger)
        {
            return stranger;
        }
        var set = given.Select(a => KeyValuePair.Create(a.Key!, a.Value ?? ""));
        var changed = found.Value with { Attributes = ElbAttributes.With(found.Value.Attributes, set) };
        return new Done<ModifyLoadBalancerAttributesResponse>(
            new ModifyLoadBalancerAttributesResponse { Attributes = DescribeLoadBalancerAttributes.Told(ElbAttributes.Of(changed)) },
            [new Change.Put(changed)]);
    }
}
