using Tocsin.Aws;
using Tocsin.Flow;
using Tocsin.Iam.Shapes;

namespace Tocsin.Iam.Operations;

/// <summary>https://docs.aws.amazon.com/IAM/latest/APIReference/API_DeleteRole.html</summary>
public static class DeleteRole
{
    public static Result<Done<Nothing>> Decide(IamState state, DeleteRoleRequest request, Call call)
    {
        var found = IamErrors.Role(state, request.RoleName, call);
        return found.Error is { } error ? error
            : ServiceLinkedRole.Is(found.Value) ? IamErrors.Protected(found.Value.Name)
            : found.Value.InlinePolicies.Count > 0 ? IamErrors.Conflict("Cannot delete entity, must delete policies first.")
            : found.Value.AttachedPolicyArns.Count > 0 ? IamErrors.Conflict("Cannot delete entity, must detach all policies first.")
            : new Done<Nothing>(new Nothing(), [new Change.Remove(found.Value.Arn)]);
    }
}
