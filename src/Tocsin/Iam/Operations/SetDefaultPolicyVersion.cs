using Tocsin.Aws;
using Tocsin.Flow;
using Tocsin.Iam.Shapes;

namespace Tocsin.Iam.Operations;

/// <summary>https://docs.aws.amazon.com/IAM/latest/APIReference/API_SetDefaultPolicyVersion.html</summary>
public static class SetDefaultPolicyVersion
{
    public static Result<Done<Nothing>> Decide(IamState state, SetDefaultPolicyVersionRequest request, Call call)
    {
        var found = IamErrors.Policy(state, request.PolicyArn, call);
        if (found.Error is { } error)
        {
            return error;
        }
        return found.Value.FindVersion(request.VersionId!) is null
            ? IamErrors.NoVersion(request.PolicyArn!, request.VersionId!)
            : new Done<Nothing>(new Nothing(), [new Change.Put(found.Value with { DefaultVersionId = request.VersionId! })]);
    }
}
