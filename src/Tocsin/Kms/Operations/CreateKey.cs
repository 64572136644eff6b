using Tocsin.Aws;
using Tocsin.Flow;
using Tocsin.Kms.Shapes;

namespace Tocsin.Kms.Operations;

/// <summary>https://docs.aws.amazon.com/kms/latest/APIReference/API_CreateKey.html</summary>
/// <remarks>
/// Without a policy it has <see cref="KeyPolicy.Default"/>. Keys whose day has come are removed on this occasion: nobody sees them since.
/// </remarks>
public static class CreateKey
{
    public static Result<Done<CreateKeyResponse>> Decide(KmsState state, CreateKeyRequest request, Call call)
    {
        string policy = request.Policy ?? KeyPolicy.Default(call.Partition, call.Account.ToString());
        if (KeyPolicy.Check(policy) is { } error)
        {
            return error;
        }
        string id = call.Ids.Uuid();
        var key = new Key(call.Arn("kms", $"key/{id}"), id, policy)
        {
            CreationDate = call.Now,
            Description = request.Description ?? "",
            KeyUsage = request.KeyUsage,
            KeySpec = request.KeySpec ?? request.CustomerMasterKeySpec,
            Origin = request.Origin,
            MultiRegion = request.MultiRegion,
            Tags = request.Tags ?? [],
        };
        return new Done<CreateKeyResponse>(
            new CreateKeyResponse { KeyMetadata = key.Metadata },
            [
                .. state.KeysIn(call.Scope).Where(k => k.DeletionDate <= call.Now).Select(k => new Change.Remove(k.Arn)),
                new Change.Put(key),
            ]);
    }
}
