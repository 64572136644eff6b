using Tocsin.Aws;
using Tocsin.Flow;
using Tocsin.Iam.Shapes;
using Tocsin.Text;

namespace Tocsin.Iam.Operations;

/// <summary>https://docs.aws.amazon.com/IAM/latest/APIReference/API_DeletePolicyVersion.html</summary>
public static class DeletePolicyVersion
{
    public static Result<Done<Nothing>> Decide(IamState state, DeletePolicyVersionRequest request, Call call)
    {
        var found = IamErrors.Policy(state, request.PolicyArn, call);
        if (found.Error is { } error)
        {
            return error;
        }
        var policy = found.Value;
        return request.VersionId == policy.DefaultVersionId ? IamErrors.Conflict("Cannot delete the default version of a policy.")
            : policy.FindVersion(request.VersionId!) is not { } version ? IamErrors.NoVersion(request.PolicyArn!, request.VersionId!)
            : new Done<Nothing>(
                new Nothing(), [new Change.Put(policy with { Versions = policy.Versions.Where(v => v != version).ToValueList() })]);
    }
}
