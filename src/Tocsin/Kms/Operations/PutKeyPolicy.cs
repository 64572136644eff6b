using Tocsin.Aws;
using Tocsin.Flow;

namespace Tocsin.Kms.Operations;

/// <summary>https://docs.aws.amazon.com/kms/latest/APIReference/API_PutKeyPolicy.html</summary>
public static class PutKeyPolicy
{
    public sealed record Request(string? KeyId, string? Policy);

    public sealed record Response;

    public static Result<Done<Response>> Decide(KmsState state, Request request, Call call)
    {
        var found = Keys.Find(state, request.KeyId, "KeyId", call);
        if (found.Error is { } missing)
        {
            return missing;
        }
        return KeyPolicy.Check(request.Policy ?? "") is { } error
            ? error
            : new Done<Response>(new Response(), [new Change.Put(found.Value with { Policy = request.Policy! })]);
    }
}
