using Tocsin.Aws;
using Tocsin.Flow;
using Tocsin.Policies;
using Tocsin.Sns.Shapes;

namespace Tocsin.Sns.Operations;

/// <summary>https://docs.aws.amazon.com/sns/latest/api/API_RemovePermission.html</summary>
public static class RemovePermission
{
    /// <remarks>
    /// Unverified: a label that is not there is removed successfully. The last statement leaves a policy that allows nothing.
    /// </remarks>
    public static Result<Done<Nothing>> Decide(SnsState state, RemovePermissionRequest request, Call call)
    {
        var found = SnsErrors.Topic(state, request.TopicArn, "RemovePermission", call);
        return found.Error is { } error
            ? error
            : new Done<Nothing>(
                new Nothing(),
                [new Change.Put(found.Value with { Policy = PolicyStatements.Without(found.Value.Policy, request.Label!) })]);
    }
}
