using Tocsin.Aws;
using Tocsin.Flow;
using Tocsin.Kms.Shapes;

namespace Tocsin.Kms.Operations;

/// <summary>https://docs.aws.amazon.com/kms/latest/APIReference/API_PutKeyPolicy.html</summary>
public static class PutKeyPolicy
{
    public static Result<Done<Nothing>> Decide(KmsState state, PutKeyPolicyRequest request, Call call)
    {
        var found = KmsErrors.KeyInUse("PutKeyPolicy", state, request.KeyId, "KeyId", call);
        if (found.Error is { } missing)
        {
            return missing;
        }
        return KeyPolicy.Check(request.Policy!) is { } error
            ? error
            : new Done<Nothing>(new Nothing(), [new Change.Put(found.Value with { Policy = request.Policy! })]);
    }
}
