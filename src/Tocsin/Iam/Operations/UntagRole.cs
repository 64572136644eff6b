using Tocsin.Aws;
using Tocsin.Flow;
using Tocsin.Iam.Shapes;

namespace Tocsin.Iam.Operations;

/// <summary>https://docs.aws.amazon.com/IAM/latest/APIReference/API_UntagRole.html</summary>
public static class UntagRole
{
    public static Result<Done<Nothing>> Decide(IamState state, UntagRoleRequest request, Call call)
    {
        var found = IamErrors.Role(state, request.RoleName, call);
        if (found.Error is { } error)
        {
            return error;
        }
        var role = found.Value with { Tags = Tagging.Without(found.Value.Tags, request.TagKeys!.Value, t => t.Key) };
        return new Done<Nothing>(new Nothing(), [new Change.Put(role)]);
    }
}
