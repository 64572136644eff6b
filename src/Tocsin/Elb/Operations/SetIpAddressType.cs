using Tocsin.Aws;
using Tocsin.Elb.Shapes;
using Tocsin.Flow;

namespace Tocsin.Elb.Operations;

/// <summary>https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_SetIpAddressType.html</summary>
public static class SetIpAddressType
{
    public static Result<Done<SetIpAddressTypeResponse>> Decide(ElbState state, SetIpAddressTypeRequest request, Call call)
    {
        var found = ElbErrors.LoadBalancer(state, request.LoadBalancerArn);
        if (found.Error is { } error)
        {
            return error;
        }
        var changed = found.Value with
        {
            Asked = found.Value.Asked with { IpAddressType = request.IpAddressType },
        };
        return new Done<SetIpAddressTypeResponse>(
            new SetIpAddressTypeResponse { IpAddressType = request.IpAddressType }, [new Change.Put(changed)]);
    }
}
