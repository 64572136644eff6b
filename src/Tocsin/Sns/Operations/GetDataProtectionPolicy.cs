using Tocsin.Aws;
using Tocsin.Sns.Shapes;

namespace Tocsin.Sns.Operations;

/// <summary>https://docs.aws.amazon.com/sns/latest/api/API_GetDataProtectionPolicy.html</summary>
public static class GetDataProtectionPolicy
{
    /// <remarks>As it was put. It protects nothing here: no message is looked at for what it forbids.</remarks>
    public static Result<GetDataProtectionPolicyResponse> Answer(SnsState state, GetDataProtectionPolicyRequest request, Call call)
    {
        var found = SnsErrors.Topic(state, request.ResourceArn, "GetDataProtectionPolicy", call);
        return found.Error is { } error ? error
            : new GetDataProtectionPolicyResponse { DataProtectionPolicy = found.Value.DataProtectionPolicy };
    }
}
