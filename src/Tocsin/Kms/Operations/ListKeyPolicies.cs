using Tocsin.Aws;
using Tocsin.Kms.Shapes;

namespace Tocsin.Kms.Operations;

/// <summary>https://docs.aws.amazon.com/kms/latest/APIReference/API_ListKeyPolicies.html</summary>
public static class ListKeyPolicies
{
    public static Result<ListKeyPoliciesResponse> Answer(KmsState state, ListKeyPoliciesRequest request, Call call)
    {
        var found = KmsErrors.Key("ListKeyPolicies", state, request.KeyId, "KeyId", call);
        return found.Error is { } error
            ? error : new ListKeyPoliciesResponse { PolicyNames = [GetKeyPolicy.Name], Truncated = false };
    }
}
