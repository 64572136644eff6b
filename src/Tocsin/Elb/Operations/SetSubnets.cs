using Tocsin.Aws;
using Tocsin.Elb.Shapes;
using Tocsin.Flow;

namespace Tocsin.Elb.Operations;

/// <summary>https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_SetSubnets.html</summary>
public static class SetSubnets
{
    public static Result<Done<SetSubnetsResponse>> Decide(ElbState state, SetSubnetsRequest request, Call call)
    {
        var found = ElbErrors.LoadBalancer(state, request.LoadBalancerArn);
        if (found.Error is { } error)
        {
            return error;
        }
        var changed = found.Value with
        {
            Asked = found.Value.Asked with { Subnets = request.Subnets, SubnetMappings = request.SubnetMappings },
        };
        return new Done<SetSubnetsResponse>(
            new SetSubnetsResponse { AvailabilityZones = ElbShapes.Zones(changed) }, [new Change.Put(changed)]);
    }
}
