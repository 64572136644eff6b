using Tocsin.Aws;
using Tocsin.Elb.Shapes;
using Tocsin.Flow;

namespace Tocsin.Elb.Operations;

/// <summary>https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_CreateTargetGroup.html</summary>
public static class CreateTargetGroup
{
    /// <summary>The same again gives the one that is there.</summary>
    public static Result<Done<CreateTargetGroupResponse>> Decide(ElbState state, CreateTargetGroupRequest request, Call call)
    {
        string name = request.Name!;
        var tags = request.Tags.GetValueOrDefault();
        if ((ElbErrors.Name(name, "Target group") ?? ElbErrors.Tags(tags) ?? Refusal(request)) is { } error)
        {
            return error;
        }
        var asked = request with { Tags = null };
        if (state.TargetGroupsIn(call.Scope).FirstOrDefault(g => g.Name == name) is { } known)
        {
            return known.Asked == asked
                ? Answer(state, known, [])
                : Errors.DuplicateTargetGroupNameException.With(
                    $"A target group with the same name '{name}' exists, but with different settings", "Name");
        }
        var made = new Elb.TargetGroup(call.Arn("elasticloadbalancing", $"targetgroup/{name}/{call.Ids.Hex(16)}"), name, asked)
        {
            Tags = tags,
        };
        return Answer(state, made, new Change.Put(made));
    }

    private static AwsError? Refusal(CreateTargetGroupRequest request)
    {
        if (request.TargetType == "lambda")
        {
            return null;
        }
        return request.Protocol is null ? ElbErrors.Validation("A protocol must be specified", "Protocol")
            : request.Port is null ? ElbErrors.Validation("A port must be specified", "Port")
            : request.VpcId is null ? ElbErrors.Validation("A VPC ID must be specified", "VpcId")
            : ElbErrors.Check(request);
    }

    private static Done<CreateTargetGroupResponse> Answer(ElbState state, Elb.TargetGroup group, params Change[] changes) => new(
        new CreateTargetGroupResponse { TargetGroups = [ElbShapes.Of(state, group)] }, [.. changes]);
}
