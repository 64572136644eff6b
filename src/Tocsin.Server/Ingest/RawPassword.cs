using System.Security.Cryptography;
using System.Text;
using Tocsin.Delivery.Senders;

namespace Tocsin.Server.Ingest;

/// <summary>What a subscription with raw delivery brings in its endpoint, which only whoever subscribed knows.</summary>
/// <remarks>
/// SNS signs nothing of what it delivers raw: headers say whose it is, and the body is the message alone
/// (https://docs.aws.amazon.com/sns/latest/dg/sns-large-payload-raw-message-delivery.html). What it has is basic authentication, also once
/// it is asked by a 401 (https://docs.aws.amazon.com/sns/latest/dg/sns-http-https-endpoint-as-subscriber.html). There is no time in it:
/// whoever overheard such a post could send it again with another id; so it is for TLS alone, as the guide says.
/// </remarks>
internal static class RawPassword
{
    public const string Missing = "raw delivery needs the password of the ingest in the endpoint: https://sns:PASSWORD@…";

    /// <summary>Where it stands is nobody's affair who posts here.</summary>
    public const string Unreadable = "the raw-password of the ingest cannot be read";

    /// <summary>With a realm, without which SNS brings none.</summary>
    public const string Challenge = "Basic realm=\"ingest\"";

    private const string Scheme = "Basic ";

    /// <param name="reference">Where the password stands.</param>
    /// <param name="authorization">The header; empty where there is none.</param>
    /// <returns>Null where it was brought.</returns>
    public static (int Status, string Told)? Refusal(string reference, string authorization) =>
        !SecretReference.TryRead(reference, out string? password, out _) || password.Length < IngestOptions.LeastRawPassword
            ? (503, Unreadable)
        : authorization.Length == 0 ? (401, Missing)
        : IsBrought(password, authorization) ? null
        : (401, "the password in the endpoint is not that of the ingest");

    /// <summary>Takes as long whatever is wrong with it, but for its length.</summary>
    private static bool IsBrought(string password, string authorization)
    {
        byte[] named = new byte[authorization.Length];
        if (!authorization.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase)
            || !Convert.TryFromBase64String(authorization[Scheme.Length..], named, out int length))
        {
            return false;
        }
        int colon = named.AsSpan(0, length).IndexOf((byte)':');
        return colon >= 0
            && CryptographicOperations.FixedTimeEquals(named.AsSpan(colon + 1, length - colon - 1), Encoding.UTF8.GetBytes(password));
    }
}
