using Tocsin.Aws;
using Tocsin.Flow;
using Tocsin.Iam.Shapes;

namespace Tocsin.Iam.Operations;

/// <summary>https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreatePolicyVersion.html</summary>
public static class CreatePolicyVersion
{
    public static Result<Done<CreatePolicyVersionResponse>> Decide(IamState state, CreatePolicyVersionRequest request, Call call)
    {
        if (Constraints.IdentityPolicy(request.PolicyDocument!, "PolicyDocument") is { } malformed)
        {
            return malformed;
        }
        var found = IamErrors.Policy(state, request.PolicyArn, call);
        if (found.Error is { } error)
        {
            return error;
        }
        if (found.Value.Versions.Count >= Limits.VersionsPerPolicy)
        {
            return Errors.LimitExceededException.With(
                "A managed policy can have up to 5 versions. Before you create a new version, you must delete an existing "
                    + "version.", "PolicyArn");
        }
        int number = found.Value.LastVersion + 1;
        var version = new PolicyText(PolicyText.IdOf(number), request.PolicyDocument!, call.Now);
        var policy = found.Value with
        {
            Versions = found.Value.Versions.Add(version),
            LastVersion = number,
            UpdateDate = call.Now,
            DefaultVersionId = request.SetAsDefault == true ? version.Id : found.Value.DefaultVersionId,
        };
        return new Done<CreatePolicyVersionResponse>(
            new CreatePolicyVersionResponse { PolicyVersion = version.Shape(policy) }, [new Change.Put(policy)]);
    }
}
