namespace Tocsin.Server.Signing;

internal static class Limits
{
    /// <summary>
    /// How far a client's clock may be from this one: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv.html
    /// </summary>
    public static readonly TimeSpan Skew = TimeSpan.FromMinutes(5);

    /// <summary>
    /// How long an address may be signed for: https://docs.aws.amazon.com/AmazonS3/latest/API/sigv4-query-string-auth.html
    /// </summary>
    public const int ExpiresSeconds = 604_800;

    /// <summary>How many signing keys are kept: one for each access key, day, region and service. Ours.</summary>
    public const int SigningKeys = 1024;

    /// <summary>How many headers a signature may name. Ours.</summary>
    public const int SignedHeaders = 100;
}
