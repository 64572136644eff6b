using Tocsin.Aws;
using Tocsin.Elb.Shapes;
using Tocsin.Flow;

namespace Tocsin.Elb.Operations;

/// <summary>https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_SetSecurityGroups.html</summary>
public static class SetSecurityGroups
{
    public static Result<Done<SetSecurityGroupsResponse>> Decide(ElbState state, SetSecurityGroupsRequest request, Call call)
    {
        var found = ElbErrors.LoadBalancer(state, request.LoadBalancerArn);
        if (found.Error is { } error)
        {
            return error;
        }
        var changed = found.Value with
        {
            Asked = found.Value.Asked with { SecurityGroups = request.SecurityGroups },
        };
        return new Done<SetSecurityGroupsResponse>(
            new SetSecurityGroupsResponse { SecurityGroupIds = request.SecurityGroups }, [new Change.Put(changed)]);
    }
}
