using System.Globalization;
using Tocsin.Aws;
using Tocsin.Elb.Shapes;
using Tocsin.Text;

namespace Tocsin.Elb.Operations;

/// <summary>https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_DescribeTargetHealth.html</summary>
public static class DescribeTargetHealth
{
    public static Result<DescribeTargetHealthResponse> Answer(ElbState state, DescribeTargetHealthRequest request, Call call)
    {
        var found = ElbErrors.TargetGroup(state, request.TargetGroupArn);
        if (found.Error is { } error)
        {
            return error;
        }
        var group = found.Value;
        bool isUsed = state.LoadBalancersOf(group.Arn).Count > 0;
        var asked = request.Targets is { Count: > 0 } named
            ? named.Select(t => state.FindTarget(Elb.Target.ArnOf(group.Arn, t.Id!, t.Port ?? group.Asked.Port))
                ?? Elb.Target.Of(group.Arn, t.Id!, t.Port ?? group.Asked.Port) with { Health = Elb.Target.NotRegistered })
            : state.TargetsOf(group.Arn);
        return new DescribeTargetHealthResponse
        {
            TargetHealthDescriptions = asked.Select(t => new TargetHealthDescription
            {
                Target = t.Description,
                HealthCheckPort = group.HealthCheck.Port == Elb.HealthCheck.TrafficPort
                    ? t.Port?.ToString(CultureInfo.InvariantCulture) : group.HealthCheck.Port,
                TargetHealth = isUsed || t.Health == Elb.Target.NotRegistered ? t.Health : Elb.Target.NotInUse,
            }).ToValueList(),
        };
    }
}
