using Tocsin.Aws;
using Tocsin.Flow;
using Tocsin.Iam.Shapes;

namespace Tocsin.Iam.Operations;

/// <summary>https://docs.aws.amazon.com/IAM/latest/APIReference/API_TagRole.html</summary>
public static class TagRole
{
    public static Result<Done<Nothing>> Decide(IamState state, TagRoleRequest request, Call call)
    {
        var found = IamErrors.Role(state, request.RoleName, call);
        if (found.Error is { } error)
        {
            return error;
        }
        var role = found.Value with { Tags = Tagging.With(found.Value.Tags, request.Tags!.Value, t => t.Key) };
        return new Done<Nothing>(new Nothing(), [new Change.Put(role)]);
    }
}
