namespace Tocsin.Server.Signing;

/// <summary>Why a request is not taken for its sender's: closed, since each protocol says it by a code of its own.</summary>
/// <remarks>
/// The texts are those of AWS's services: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-troubleshooting.html
/// </remarks>
internal abstract record SignatureFlaw(string Message)
{
    /// <summary>Not signed at all.</summary>
    public sealed record Missing() : SignatureFlaw("Missing Authentication Token");

    /// <summary>Half of a signature.</summary>
    public sealed record Incomplete(string Message) : SignatureFlaw(Message);

    // Unverified: the text.
    public sealed record OtherAlgorithm(string Name)
        : SignatureFlaw($"Unsupported AWS 'algorithm': '{Name}' (only AWS4-HMAC-SHA256 for now). ");

    public sealed record NoScope(string Credential)
        : SignatureFlaw(
            $"Credential must have exactly 5 slash-delimited elements, e.g. keyid/date/region/service/term, got '{Credential}'");

    /// <summary>Nobody has the access key, or its session token is another.</summary>
    public sealed record UnknownKey() : SignatureFlaw("The security token included in the request is invalid.");

    /// <summary>A session that has ended.</summary>
    public sealed record Expired() : SignatureFlaw("The security token included in the request is expired");

    /// <summary>Signed for another service, region or day, or at a time that is too far off.</summary>
    public sealed record OutOfScope(string Message) : SignatureFlaw(Message);

    /// <summary>The secret, the body or a header is another than what was signed.</summary>
    public sealed record Mismatch()
        : SignatureFlaw(
            "The request signature we calculated does not match the signature you provided. Check your AWS Secret Access Key and signing "
            + "method. Consult the service documentation for details.");
}
