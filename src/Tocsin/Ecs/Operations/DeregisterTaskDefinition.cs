using Tocsin.Aws;
using Tocsin.Ecs.Shapes;
using Tocsin.Flow;

namespace Tocsin.Ecs.Operations;

/// <summary>https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_DeregisterTaskDefinition.html</summary>
/// <remarks>Services that use it go on, and may still be rolled back to it.</remarks>
public static class DeregisterTaskDefinition
{
    public static Result<Done<DeregisterTaskDefinitionResponse>> Decide(
        EcsState state, DeregisterTaskDefinitionRequest request, Call call)
    {
        if (References.Revision(state, request.TaskDefinition ?? "", call) is not { } found)
        {
            return EcsErrors.Client(
                "The specified task definition does not exist. Specify a valid account, family, revision and try again.", "taskDefinition");
        }
        var gone = found with { Active = false, DeregisteredAt = found.DeregisteredAt ?? call.Now };
        return new Done<DeregisterTaskDefinitionResponse>(
            new DeregisterTaskDefinitionResponse { TaskDefinition = gone.Shape }, [new Change.Put(gone)]);
    }
}
