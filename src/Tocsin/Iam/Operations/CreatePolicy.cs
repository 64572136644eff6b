using Tocsin.Aws;
using Tocsin.Flow;
using Tocsin.Iam.Shapes;

namespace Tocsin.Iam.Operations;

/// <summary>https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreatePolicy.html</summary>
public static class CreatePolicy
{
    public static Result<Done<CreatePolicyResponse>> Decide(IamState state, CreatePolicyRequest request, Call call)
    {
        if (Constraints.IdentityPolicy(request.PolicyDocument!, "PolicyDocument") is { } error)
        {
            return error;
        }
        var arn = new Arn(call.Partition, "iam", "", call.Account.ToString(), $"policy{request.Path ?? "/"}{request.PolicyName}");
        if (state.FindPolicyByName(call.GlobalScope, request.PolicyName!) is not null)
        {
            return IamErrors.Taken($"A policy called {request.PolicyName} already exists. Duplicate names are not allowed.", "PolicyName");
        }
        var policy = new ManagedPolicy(arn, [new PolicyText(PolicyText.IdOf(1), request.PolicyDocument!, call.Now)])
        {
            PolicyId = $"ANPA{call.Ids.Hex(17).ToUpperInvariant()}",
            CreateDate = call.Now,
            UpdateDate = call.Now,
            Description = request.Description,
            Tags = request.Tags ?? [],
        };
        return new Done<CreatePolicyResponse>(new CreatePolicyResponse { Policy = policy.Shape(state) }, [new Change.Put(policy)]);
    }
}
