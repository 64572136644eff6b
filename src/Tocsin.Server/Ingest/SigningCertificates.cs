using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using System.Text.RegularExpressions;

namespace Tocsin.Server.Ingest;

/// <summary>Whether SNS signed a message: by the certificate that the message names, where that is AWS's own.</summary>
/// <remarks>Certificates are fetched once, and remembered. Safe for any number of threads.</remarks>
internal sealed partial class SigningCertificates(HttpClient client, TimeProvider time) : IDisposable
{
    private readonly ConcurrentDictionary<string, Kept> certificates = new(StringComparer.Ordinal);
    private readonly SemaphoreSlim one = new(1);

    /// <summary>Whether SNS itself is at an address: AWS's, or whoever signs instead of it.</summary>
    public static bool IsOfSns(Uri address, Uri? endpoint) => endpoint is not null
        ? Uri.Compare(address, endpoint, UriComponents.SchemeAndServer, UriFormat.Unescaped, StringComparison.OrdinalIgnoreCase) == 0
            && address.UserInfo.Length == 0
        : address is { Scheme: "https", IsDefaultPort: true, UserInfo: "" } && OfAws().IsMatch(address.IdnHost);

    /// <summary>Why a message is not taken for SNS's; null where its signature holds.</summary>
    /// <exception cref="HttpRequestException">The certificate cannot be had now.</exception>
    public async Task<string?> Refusal(SnsMessage message, Uri? endpoint, CancellationToken stop)
    {
        if (message.SignatureVersion is not ("1" or "2") || message.Signature is not { } written)
        {
            return "it has no signature of version 1 or 2";
        }
        if (!Uri.TryCreate(message.CertificateUrl, UriKind.Absolute, out var at) || !IsOfSns(at, endpoint)
            || !PathOfCertificate().IsMatch(at.PathAndQuery))
        {
            return $"SigningCertURL is no certificate of {(endpoint is null ? "AWS's SNS" : endpoint.Authority)}";
        }
        byte[] signature = new byte[written.Length];
        if (!Convert.TryFromBase64String(written, signature, out int length))
        {
            return "the signature is no base 64";
        }
        var key = await KeyOf(at, stop);
        var hash = message.SignatureVersion == "2" ? HashAlgorithmName.SHA256 : HashAlgorithmName.SHA1;
        lock (key)
        {
            return key.VerifyData(Encoding.UTF8.GetBytes(message.ToSign), signature.AsSpan(0, length), hash, RSASignaturePadding.Pkcs1)
                ? null : "the signature does not hold";
        }
    }

    public void Dispose()
    {
        foreach (var kept in certificates.Values)
        {
            kept.Key?.Dispose();
        }
        one.Dispose();
    }

    // https://docs.aws.amazon.com/sns/latest/dg/sns-verify-signature-of-message.html, and what AWS's own validators hold it to.
    [GeneratedRegex(@"^sns\.[a-z0-9-]{3,}\.amazonaws\.com(\.cn)?$", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex OfAws();

    [GeneratedRegex(@"^/SimpleNotificationService-[0-9a-zA-Z]{1,64}\.pem$", RegexOptions.CultureInvariant)]
    private static partial Regex PathOfCertificate();

    private async Task<RSA> KeyOf(Uri at, CancellationToken stop)
    {
        var kept = Known(at) ?? await Learnt(at, stop);
        return kept.Key ?? throw new HttpRequestException($"{at} cannot be used: {kept.Why}");
    }

    private Kept? Known(Uri at) =>
        certificates.TryGetValue(at.AbsoluteUri, out var kept) && kept.Until > time.GetUtcNow() ? kept : null;

    /// <summary>One after the other: what one has fetched the next knows.</summary>
    private async Task<Kept> Learnt(Uri at, CancellationToken stop)
    {
        await one.WaitAsync(stop);
        try
        {
            if (Known(at) is { } known)
            {
                return known;
            }
            var now = time.GetUtcNow();
            MakeRoom(now);
            return certificates[at.AbsoluteUri] = await Fetched(at, now, stop);
        }
        finally
        {
            one.Release();
        }
    }

    /// <summary>Those that are of no use go first: whoever names certificates that are not there drives out none of AWS's.</summary>
    private void MakeRoom(DateTimeOffset now)
    {
        if (certificates.Count < Limits.Certificates)
        {
            return;
        }
        var dead = certificates.Where(c => c.Value.Key is null || c.Value.Until <= now).ToList();
        foreach (var (address, _) in dead.Count > 0 ? dead : [.. certificates])
        {
            // Somebody may hold its key yet: it is left to the collector.
            certificates.TryRemove(address, out _);
        }
    }

    private async Task<Kept> Fetched(Uri at, DateTimeOffset now, CancellationToken stop)
    {
        try
        {
            using var answer = await client.GetAsync(at, stop);
            string pem = await answer.EnsureSuccessStatusCode().Content.ReadAsStringAsync(stop);
            using var certificate = X509Certificate2.CreateFromPem(pem);
            var (from, until) = (certificate.NotBefore.ToUniversalTime(), certificate.NotAfter.ToUniversalTime());
            return now < from || now > until ? new Kept(null, $"it holds from {from:u} to {until:u}", now + Limits.CertificateRest)
                : certificate.GetRSAPublicKey() is { } key ? new Kept(key, "", until)
                : new Kept(null, "it is no certificate of RSA", now + Limits.CertificateRest);
        }
        catch (Exception e) when (e is HttpRequestException or CryptographicException or ArgumentException
            || (e is OperationCanceledException && !stop.IsCancellationRequested))
        {
            return new Kept(null, e.Message, now + Limits.CertificateRest);
        }
    }

    private sealed record Kept(RSA? Key, string Why, DateTimeOffset Until);
}
