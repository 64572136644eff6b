using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;
using Tocsin.Aws;

namespace Tocsin.Server.Signing;

/// <summary>Holds a request to its signature, as AWS's services do: version 4, in headers or in the address.</summary>
/// <remarks>
/// First what the signature says of itself (key, service, day, time), since that tells a client more than that two hashes differ; then the
/// hash over the request as it was sent. Safe for any number of threads.
/// </remarks>
internal sealed class SignatureCheck(AccessKeys keys, TimeProvider clock)
{
    private readonly SigningKeys signingKeys = new();

    /// <param name="service">As it must be signed: <c>events</c>.</param>
    /// <param name="target">The path and the query, as they were sent.</param>
    public SignatureFlaw? Find(
        Signature signature, string service, string method, string target, IHeaderDictionary headers, ReadOnlySpan<byte> body)
    {
        var scope = signature.Scope;
        var session = keys.Sessions.Find(scope.KeyId, signature.SessionToken);
        if ((keys.Find(scope.KeyId) ?? session?.Key) is not { } key || key.SessionToken != signature.SessionToken)
        {
            return new SignatureFlaw.UnknownKey();
        }
        if ((OutOfScope(signature, service) ?? OutOfTime(signature)) is { } message)
        {
            return new SignatureFlaw.OutOfScope(message);
        }
        string canonical = CanonicalRequest.Of(method, target, headers, signature.SignedHeaders, signature.IsPresigned, body);
        Span<byte> expected = stackalloc byte[HMACSHA256.HashSizeInBytes];
        HMACSHA256.HashData(signingKeys.Of(scope, key), Encoding.UTF8.GetBytes(StringToSign(signature, canonical)), expected);
        Span<byte> given = stackalloc byte[HMACSHA256.HashSizeInBytes];
        if (!IsHash(signature.Value, given) || !CryptographicOperations.FixedTimeEquals(given, expected))
        {
            return new SignatureFlaw.Mismatch();
        }
        return session?.End < clock.GetUtcNow() ? new SignatureFlaw.Expired() : null;
    }

    internal static string StringToSign(Signature signature, string canonical) =>
        $"AWS4-HMAC-SHA256\n{signature.Time}\n{signature.Scope}\n"
        + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(canonical)));

    private static bool IsHash(string value, Span<byte> hash) =>
        value.Length == 2 * hash.Length && Convert.FromHexString(value, hash, out _, out _) == System.Buffers.OperationStatus.Done;

    /// <remarks>Any region will do: one server is all of them.</remarks>
    private static string? OutOfScope(Signature signature, string service)
    {
        var scope = signature.Scope;
        string[] names = signature.SignedHeaders.Split(';');
        if (scope.Service != service)
        {
            return $"Credential should be scoped to correct service: '{service}'. ";
        }
        if (!Region.IsCode(scope.Region))
        {
            return "Credential should be scoped to a valid region. ";
        }
        if (!names.Contains("host"))
        {
            return "'Host' or ':authority' must be a 'SignedHeader' in the AWS Authorization.";
        }
        // Unverified: the text.
        return names.Length > Limits.SignedHeaders ? "Too many signed headers." : null;
    }

    private string? OutOfTime(Signature signature)
    {
        if (!SignatureTime.TryParse(signature.Time, out var time))
        {
            return $"Date must be in ISO-8601 'basic format'. Got '{signature.Time}'. See http://en.wikipedia.org/wiki/ISO_8601";
        }
        if (!signature.Time.StartsWith(signature.Scope.Date, StringComparison.Ordinal) || signature.Scope.Date.Length != 8)
        {
            return "Date in Credential scope does not match YYYYMMDD from ISO-8601 version of date from HTTP: "
                + $"'{signature.Scope.Date}' != '{signature.Time[..8]}', from '{signature.Time}'.";
        }
        var now = clock.GetUtcNow();
        var holds = signature.Expires ?? Limits.Skew;
        if (time < now - holds)
        {
            return $"Signature expired: {signature.Time} is now earlier than {SignatureTime.Of(now - holds)} "
                + $"({SignatureTime.Of(now)} - {holds.TotalMinutes:0} min.)";
        }
        return time > now + Limits.Skew
            ? $"Signature not yet current: {signature.Time} is still later than {SignatureTime.Of(now + Limits.Skew)} "
                + $"({SignatureTime.Of(now)} + {Limits.Skew.TotalMinutes:0} min.)"
            : null;
    }
}
