using Tocsin.Aws;
using Tocsin.Flow;

namespace Tocsin.Iam.Operations;

/// <summary>https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreatePolicy.html</summary>
public static class CreatePolicy
{
    /// <param name="Path">Null is <c>/</c>.</param>
    public sealed record Request(string? PolicyName, string? PolicyDocument, string? Path = null);

    public sealed record Response(ManagedPolicy Policy);

    public static Result<Done<Response>> Decide(IamState state, Request request, Call call)
    {
        if ((RequestConstraints.Name("PolicyName", request.PolicyName, Limits.PolicyNameLength)
            ?? RequestConstraints.IdentityPolicy(request.PolicyDocument, "PolicyDocument")) is { } error)
        {
            return error;
        }
        var arn = new Arn(call.Partition, "iam", "", call.Account.ToString(), $"policy{request.Path ?? "/"}{request.PolicyName}");
        if (state.FindPolicyByName(call.GlobalScope, request.PolicyName!) is not null)
        {
            return new AwsError("EntityAlreadyExists", $"A policy called {request.PolicyName} already exists. Duplicate names are not allowed.", 409, "PolicyName");
        }
        var policy = new ManagedPolicy(arn, request.PolicyDocument!);
        return new Done<Response>(new Response(policy), [new Change.Put(policy)]);
    }
}
