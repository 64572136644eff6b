using Tocsin.Aws;
using Tocsin.Elb.Shapes;
using Tocsin.Flow;

namespace Tocsin.Elb.Operations;

/// <summary>https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_ModifyTargetGroup.html</summary>
/// <remarks>Targets that are checked already go on being checked as it now says.</remarks>
public static class ModifyTargetGroup
{
    public static Result<Done<ModifyTargetGroupResponse>> Decide(ElbState state, ModifyTargetGroupRequest request, Call call)
    {
        var found = ElbErrors.TargetGroup(state, request.TargetGroupArn);
        if (found.Error is { } error)
        {
            return error;
        }
        var before = found.Value.Asked;
        var asked = before with
        {
            HealthCheckProtocol = request.HealthCheckProtocol ?? before.HealthCheckProtocol,
            HealthCheckPort = request.HealthCheckPort ?? before.HealthCheckPort,
            HealthCheckPath = request.HealthCheckPath ?? before.HealthCheckPath,
            HealthCheckEnabled = request.HealthCheckEnabled ?? before.HealthCheckEnabled,
            HealthCheckIntervalSeconds = request.HealthCheckIntervalSeconds ?? before.HealthCheckIntervalSeconds,
            HealthCheckTimeoutSeconds = request.HealthCheckTimeoutSeconds ?? before.HealthCheckTimeoutSeconds,
            HealthyThresholdCount = request.HealthyThresholdCount ?? before.HealthyThresholdCount,
            UnhealthyThresholdCount = request.UnhealthyThresholdCount ?? before.UnhealthyThresholdCount,
            Matcher = request.Matcher ?? before.Matcher,
        };
        if (ElbErrors.Check(asked) is { } wrong)
        {
            return wrong;
        }
        var group = found.Value with { Asked = asked };
        return new Done<ModifyTargetGroupResponse>(
            new ModifyTargetGroupResponse { TargetGroups = [ElbShapes.Of(state, group)] }, [new Change.Put(group)]);
    }
}
