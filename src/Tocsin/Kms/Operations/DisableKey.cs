using Tocsin.Aws;
using Tocsin.Flow;

namespace Tocsin.Kms.Operations;

/// <summary>https://docs.aws.amazon.com/kms/latest/APIReference/API_DisableKey.html</summary>
public static class DisableKey
{
    public sealed record Request(string? KeyId);

    public sealed record Response;

    public static Result<Done<Response>> Decide(KmsState state, Request request, Call call)
    {
        var found = Keys.Find(state, request.KeyId, "KeyId", call);
        return found.Error is { } error ? error : new Done<Response>(new Response(), [new Change.Put(found.Value with { Enabled = false })]);
    }
}
