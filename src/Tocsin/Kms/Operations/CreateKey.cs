using Tocsin.Aws;
using Tocsin.Flow;

namespace Tocsin.Kms.Operations;

/// <summary>https://docs.aws.amazon.com/kms/latest/APIReference/API_CreateKey.html</summary>
public static class CreateKey
{
    /// <param name="Policy">Null gives <see cref="KeyPolicy.Default"/>.</param>
    public sealed record Request(string? Policy = null);

    public sealed record Response(Key Key);

    public static Result<Done<Response>> Decide(KmsState state, Request request, Call call)
    {
        string policy = request.Policy ?? KeyPolicy.Default(call.Partition, call.Account.ToString());
        if (KeyPolicy.Check(policy) is { } error)
        {
            return error;
        }
        string id = call.Ids.Uuid();
        var key = new Key(call.Arn("kms", $"key/{id}"), id, policy);
        return new Done<Response>(new Response(key), [new Change.Put(key)]);
    }
}
