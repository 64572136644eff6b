using Tocsin.Aws;
using Tocsin.Ecs.Shapes;

namespace Tocsin.Ecs.Operations;

/// <summary>https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_DescribeTaskDefinition.html</summary>
public static class DescribeTaskDefinition
{
    public static Result<DescribeTaskDefinitionResponse> Answer(EcsState state, DescribeTaskDefinitionRequest request, Call call)
    {
        if (References.Revision(state, request.TaskDefinition ?? "", call) is not { } found)
        {
            return EcsErrors.Client("Unable to describe task definition.", "taskDefinition");
        }
        bool withTags = request.Include.GetValueOrDefault().Contains("TAGS");
        return new DescribeTaskDefinitionResponse { TaskDefinition = found.Shape, Tags = withTags ? found.Asked?.Tags ?? [] : null };
    }
}
