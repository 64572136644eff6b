using Tocsin.Aws;

namespace Tocsin.Server.Signing;

/// <summary>Credentials that are configured: whoever signs with the secret is this account's.</summary>
/// <param name="SessionToken">What must be sent beside the signature, where these are a session's.</param>
public sealed record AccessKey(string Id, string Secret, AccountId Account, string? SessionToken = null)
{
    /// <summary>Never the secret.</summary>
    public override string ToString() => $"{Id} of {Account}";
}
