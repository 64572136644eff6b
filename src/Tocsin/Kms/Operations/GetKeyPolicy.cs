using Tocsin.Aws;
using Tocsin.Kms.Shapes;

namespace Tocsin.Kms.Operations;

/// <summary>https://docs.aws.amazon.com/kms/latest/APIReference/API_GetKeyPolicy.html</summary>
public static class GetKeyPolicy
{
    /// <summary>A key has one policy, by this name.</summary>
    internal const string Name = "default";

    public static Result<GetKeyPolicyResponse> Answer(KmsState state, GetKeyPolicyRequest request, Call call)
    {
        var found = KmsErrors.Key("GetKeyPolicy", state, request.KeyId, "KeyId", call);
        return found.Error is { } error ? error
            // Unverified: the text.
            : (request.PolicyName ?? Name) != Name ? Errors.NotFoundException.With("No such policy exists", "PolicyName")
            : new GetKeyPolicyResponse { Policy = found.Value.Policy, PolicyName = Name };
    }
}
