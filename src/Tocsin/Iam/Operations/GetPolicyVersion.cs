using Tocsin.Aws;
using Tocsin.Iam.Shapes;

namespace Tocsin.Iam.Operations;

/// <summary>https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetPolicyVersion.html</summary>
public static class GetPolicyVersion
{
    public static Result<GetPolicyVersionResponse> Answer(IamState state, GetPolicyVersionRequest request, Call call)
    {
        if (Arn.TryParse(request.PolicyArn, out var arn) && AwsPolicies.Is(arn))
        {
            return Of(AwsPolicies.FindVersion(arn, request.VersionId!), isDefault: true, request);
        }
        var found = IamErrors.Policy(state, request.PolicyArn, call);
        return found.Error is { } error ? error
            : Of(found.Value.FindVersion(request.VersionId!), request.VersionId == found.Value.DefaultVersionId, request);
    }

    private static Result<GetPolicyVersionResponse> Of(PolicyText? version, bool isDefault, GetPolicyVersionRequest request) =>
        version is null
        ? IamErrors.NoVersion(request.PolicyArn!, request.VersionId!)
        : new GetPolicyVersionResponse
        {
            PolicyVersion = new PolicyVersion
            {
                Document = Uri.EscapeDataString(version.Document),
                VersionId = version.Id,
                IsDefaultVersion = isDefault,
                CreateDate = version.CreateDate,
            },
        };
}
