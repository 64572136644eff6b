using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;

namespace Tocsin.Server.Signing;

/// <summary>Signs what is posted to one of AWS's services as its clients do: version 4, in headers.</summary>
/// <remarks>
/// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-create-signed-request.html. Safe for any number of threads.
/// </remarks>
public sealed class RequestSigner(string keyId, string secret, string? sessionToken, string region, string service)
{
    /// <summary>The headers that the request needs beside <c>host</c>, which is the address's own.</summary>
    /// <param name="now">The time that stands in the signature; AWS takes none that is five minutes off.</param>
    public IEnumerable<(string Name, string Value)> Headers(Uri address, string body, DateTimeOffset now)
    {
        var headers = new HeaderDictionary { ["host"] = address.Authority, ["x-amz-date"] = SignatureTime.Of(now) };
        if (sessionToken is not null)
        {
            headers["x-amz-security-token"] = sessionToken;
        }
        string names = string.Join(';', headers.Keys.Order(StringComparer.Ordinal));
        string canonical = CanonicalRequest.Of(
            "POST", address.PathAndQuery, headers, names, isPresigned: false, Encoding.UTF8.GetBytes(body));
        string time = headers["x-amz-date"]!;
        var scope = new CredentialScope(keyId, time[..8], region, service);
        string toSign = SignatureCheck.StringToSign(new Signature(scope, names, "", time, sessionToken, null), canonical);
        string signature = Convert.ToHexStringLower(
            HMACSHA256.HashData(SigningKeys.Derived(scope, secret), Encoding.UTF8.GetBytes(toSign)));
        return headers.Where(h => h.Key != "host").Select(h => (h.Key, h.Value.ToString())).Append(
            ("Authorization", $"AWS4-HMAC-SHA256 Credential={keyId}/{scope}, SignedHeaders={names}, Signature={signature}"));
    }
}
