using Tocsin.Aws;
using Tocsin.Flow;
using Tocsin.Iam.Shapes;

namespace Tocsin.Iam.Operations;

/// <summary>https://docs.aws.amazon.com/IAM/latest/APIReference/API_TagPolicy.html</summary>
public static class TagPolicy
{
    public static Result<Done<Nothing>> Decide(IamState state, TagPolicyRequest request, Call call)
    {
        var found = IamErrors.Policy(state, request.PolicyArn, call);
        if (found.Error is { } error)
        {
            return error;
        }
        return new Done<Nothing>(
            new Nothing(), [new Change.Put(found.Value with { Tags = Tagging.With(found.Value.Tags, request.Tags!.Value, t => t.Key) })]);
    }
}
