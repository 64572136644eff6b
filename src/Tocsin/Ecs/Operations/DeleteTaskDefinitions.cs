using Tocsin.Aws;
using Tocsin.Ecs.Shapes;
using Tocsin.Flow;
using Tocsin.Text;

namespace Tocsin.Ecs.Operations;

/// <summary>https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_DeleteTaskDefinitions.html</summary>
/// <remarks>A revision that is deleted stays as one that is being deleted, so that its number is not given again.</remarks>
public static class DeleteTaskDefinitions
{
    public static Result<Done<DeleteTaskDefinitionsResponse>> Decide(EcsState state, DeleteTaskDefinitionsRequest request, Call call)
    {
        var deleted = new List<Ecs.TaskDefinition>();
        var failures = new List<Shapes.Failure>();
        foreach (string reference in request.TaskDefinitions.GetValueOrDefault())
        {
            // Unverified: the wording of both failures.
            switch (References.Revision(state, reference, call))
            {
                case null:
                    failures.Add(Failed(reference, "The specified task definition does not exist. "
                        + "Specify a valid account, family, revision and try again."));
                    break;
                case { Active: true } active:
                    failures.Add(Failed(active.Arn.ToString(), "The specified task definition is still in ACTIVE status. "
                        + "Please deregister the target and try again."));
                    break;
                case { } found:
                    deleted.Add(found with { DeleteRequestedAt = found.DeleteRequestedAt ?? call.Now });
                    break;
            }
        }
        return new Done<DeleteTaskDefinitionsResponse>(
            new DeleteTaskDefinitionsResponse
            {
                TaskDefinitions = deleted.Select(d => d.Shape).ToValueList(),
                Failures = failures.ToValueList(),
            },
            deleted.Select(d => (Change)new Change.Put(d)).ToValueList());
    }

    private static Shapes.Failure Failed(string arn, string reason) => new() { Arn = arn, Reason = reason };
}
