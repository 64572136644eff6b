using Tocsin.Aws;
using Tocsin.Flow;
using Tocsin.Json;
using Tocsin.Sns.Shapes;

namespace Tocsin.Sns.Operations;

/// <summary>https://docs.aws.amazon.com/sns/latest/api/API_PutDataProtectionPolicy.html</summary>
public static class PutDataProtectionPolicy
{
    public static Result<Done<Nothing>> Decide(SnsState state, PutDataProtectionPolicyRequest request, Call call)
    {
        var found = SnsErrors.Topic(state, request.ResourceArn, "PutDataProtectionPolicy", call);
        if (found.Error is { } error)
        {
            return error;
        }
        string policy = request.DataProtectionPolicy!;
        // An empty one takes it away. Unverified: the text.
        return policy.Length > 0 && JsonParser.Parse(policy) is not JsonValue.Object
            ? SnsErrors.Invalid("DataProtectionPolicy Reason: Policy is not valid JSON", "DataProtectionPolicy")
            : new Done<Nothing>(
                new Nothing(), [new Change.Put(found.Value with { DataProtectionPolicy = policy.Length == 0 ? null : policy })]);
    }
}
