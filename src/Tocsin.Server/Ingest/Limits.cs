namespace Tocsin.Server.Ingest;

/// <summary>Bounds of ours.</summary>
internal static class Limits
{
    /// <summary>Of what is posted: a message of 256 KiB, each byte of it escaped.</summary>
    public const int BodyBytes = 2 << 20;

    /// <summary>How slowly a post may come in, after a grace.</summary>
    public const int BytesPerSecond = 64 << 10;

    public static readonly TimeSpan Grace = TimeSpan.FromSeconds(5);

    /// <summary>Posts that are worked on at once; SNS tries again what is too many.</summary>
    public const int AtOnce = 32;

    /// <summary>
    /// Posts whose bodies come in at once. Anybody may post slowly: those that say they are small have a room of their own, so that large
    /// ones keep none of them out. Together 32 MiB of each kind.
    /// </summary>
    public const int SmallAtOnce = 512;

    public const int LargeAtOnce = 16;

    public const int SmallBytes = 64 << 10;

    /// <summary>
    /// How old a signed message may be: SNS tries an endpoint for an hour at most
    /// (https://docs.aws.amazon.com/sns/latest/dg/sns-message-delivery-retries.html), and clocks differ. Which ids there were is known for
    /// longer: a message is not to be had twice by waiting.
    /// </summary>
    public static readonly TimeSpan Age = TimeSpan.FromMinutes(75);

    /// <summary>By how much the sender's clock may be ahead.</summary>
    public static readonly TimeSpan Ahead = TimeSpan.FromMinutes(15);

    /// <summary>Certificates that are remembered; AWS has one or two in a region.</summary>
    public const int Certificates = 16;

    public const int CertificateBytes = 64 << 10;

    /// <summary>After so long a certificate that could not be had is asked for again.</summary>
    public static readonly TimeSpan CertificateRest = TimeSpan.FromMinutes(1);

    /// <summary>Of a certificate or a confirmation.</summary>
    public static readonly TimeSpan Answer = TimeSpan.FromSeconds(10);

    /// <summary>Messages that are asked of a queue at once, and for how long one waits for them: SQS's own most.</summary>
    public const int PollMessages = 10;

    public const int PollWaitSeconds = 20;

    /// <summary>The wait after a queue could not be asked; twice as long after each further time.</summary>
    public static readonly TimeSpan PollRest = TimeSpan.FromSeconds(1);

    public static readonly TimeSpan LongestPollRest = TimeSpan.FromMinutes(1);

    /// <summary>Lines of the log about what is refused, in a minute: anybody may post.</summary>
    public const int RefusalsTold = 10;
}
