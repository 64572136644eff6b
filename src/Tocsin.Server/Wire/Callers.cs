using Tocsin.Aws;
using Tocsin.Delivery.Writing;
using Tocsin.Server.Signing;
using Tocsin.Sts;

namespace Tocsin.Server.Wire;

/// <summary>Says whose a request is: the account of its access key, and the region of its signature.</summary>
/// <remarks>
/// An access key of twelve digits is the account itself, so that a client without further ado may have as many as it likes. A session's
/// token says its principal. Where nothing is said, it is the account that the server runs for. Safe for any number of threads.
/// </remarks>
internal sealed class Callers(FaceOptions options)
{
    /// <param name="endpoint">Where the client found this server: clients send what is for a queue to the address that they are
    /// told.</param>
    public Caller Of(Signature? signature, string requestId, string? endpoint)
    {
        string region = signature is not null && Region.IsCode(signature.Scope.Region) ? signature.Scope.Region : options.Region;
        if (signature?.SessionToken is { } token && SessionToken.TryPrincipalOf(token, out var principal)
            && AccountId.TryParse(principal.Account, out var account))
        {
            return new Caller(account, region, principal, Door.Client, requestId) { Endpoint = endpoint };
        }
        account = AccountOf(signature);
        var root = new Arn(new Region(region).Partition, "iam", "", account.ToString(), "root");
        return new Caller(account, region, root, Door.Client, requestId) { Endpoint = endpoint, IsAnonymous = signature is null };
    }

    private AccountId AccountOf(Signature? signature)
    {
        if (signature is null)
        {
            return options.Account;
        }
        string id = signature.Scope.KeyId;
        return options.Keys.Find(id) is { } key ? key.Account
            : AccountId.TryParse(id, out var account) ? account
            : options.Account;
    }
}
