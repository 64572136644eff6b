using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;
using Tocsin.Server.Signing;

namespace Tocsin.Tests.Server.Wire;

/// <summary>Signs as a client does.</summary>
internal static class Signed
{
    public static (string, string)[] Headers(AccessKey key, string service, string host, string body, DateTimeOffset now)
    {
        string time = now.UtcDateTime.ToString("yyyyMMdd'T'HHmmss'Z'", System.Globalization.CultureInfo.InvariantCulture);
        string scope = $"{time[..8]}/us-east-1/{service}/aws4_request";
        var headers = new HeaderDictionary { ["host"] = host, ["x-amz-date"] = time };
        if (key.SessionToken is { } token)
        {
            headers["x-amz-security-token"] = token;
        }
        string names = string.Join(';', headers.Keys.Order(StringComparer.Ordinal));
        string canonical = CanonicalRequest.Of("POST", "/", headers, names, isPresigned: false, Encoding.UTF8.GetBytes(body));
        byte[] hash = scope.Split('/').Aggregate(Encoding.UTF8.GetBytes($"AWS4{key.Secret}"), (k, part) => Hash(k, part));
        string digest = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(canonical)));
        string toSign = $"AWS4-HMAC-SHA256\n{time}\n{scope}\n{digest}";
        string signature = Convert.ToHexStringLower(Hash(hash, toSign));
        string authorization = $"AWS4-HMAC-SHA256 Credential={key.Id}/{scope}, SignedHeaders={names}, Signature={signature}";
        return [.. headers.Where(h => h.Key != "host").Select(h => (h.Key, h.Value.ToString())), ("Authorization", authorization)];
    }

    private static byte[] Hash(byte[] key, string text) => HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(text));
}
