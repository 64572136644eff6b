using Tocsin.Aws;
using Tocsin.Flow;
using Tocsin.Iam.Shapes;

namespace Tocsin.Iam.Operations;

/// <summary>https://docs.aws.amazon.com/IAM/latest/APIReference/API_UntagPolicy.html</summary>
public static class UntagPolicy
{
    public static Result<Done<Nothing>> Decide(IamState state, UntagPolicyRequest request, Call call)
    {
        var found = IamErrors.Policy(state, request.PolicyArn, call);
        if (found.Error is { } error)
        {
            return error;
        }
        return new Done<Nothing>(
            new Nothing(), [new Change.Put(
                found.Value with { Tags = Tagging.Without(found.Value.Tags, request.TagKeys!.Value, t => t.Key) })]);
    }
}
