using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;

namespace Tocsin.Server.Signing;

/// <summary>The keys that are derived of a secret for a day, a region and a service: four hashes, which are made once.</summary>
/// <remarks>
/// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-create-signed-request.html#derive-signing-key. Safe for any number of
/// threads.
/// </remarks>
internal sealed class SigningKeys
{
    private readonly ConcurrentDictionary<(CredentialScope, string Secret), byte[]> kept = new();

    public byte[] Of(CredentialScope scope, AccessKey key)
    {
        if (kept.TryGetValue((scope, key.Secret), out byte[]? made))
        {
            return made;
        }
        // A client may invent regions without end; who is honest has few.
        if (kept.Count >= Limits.SigningKeys)
        {
            kept.Clear();
        }
        return kept[(scope, key.Secret)] = Derived(scope, key.Secret);
    }

    internal static byte[] Derived(CredentialScope scope, string secret)
    {
        byte[] key = Encoding.UTF8.GetBytes($"AWS4{secret}");
        foreach (string part in new[] { scope.Date, scope.Region, scope.Service, "aws4_request" })
        {
            key = HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(part));
        }
        return key;
    }
}
