namespace Tocsin.Server.Wire;

internal static class Limits
{
    /// <summary>
    /// The largest content that a service takes of one request, in bytes: a message of SQS, a batch of log events, the entries of one
    /// PutEvents. https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/quotas-messages.html
    /// </summary>
    private const int ContentBytes = 1_048_576;

    /// <summary>
    /// What a form or JSON makes of a byte at worst: <c>%0A</c>, and <c>\u00e9</c> of two. What goes beyond has escaped what needs no
    /// escape.
    /// </summary>
    private const int BytesOfByte = 3;

    /// <summary>The bytes of a body, as it was sent and as it is when it is inflated. The services with large contents have it.</summary>
    public const int LargeBodyBytes = BytesOfByte * ContentBytes + 64 * 1024;

    /// <summary>The same of every other service: a policy or a template has some ten thousand, a message of SNS 262,144.</summary>
    public const int BodyBytes = BytesOfByte * 262_144 + 64 * 1024;

    /// <summary>How many different requests that nobody answers are named; further ones are counted together. Ours.</summary>
    public const int UnknownNames = 256;

    /// <summary>Characters of such a name, which a client chooses. Ours.</summary>
    public const int UnknownNameLength = 120;

    /// <summary>
    /// How long SQS waits for a message: https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_ReceiveMessage.html
    /// </summary>
    public static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(20);

    /// <summary>How soon a waiting receiver that found a message visible and got none asks again. Ours.</summary>
    public static readonly TimeSpan Glance = TimeSpan.FromMilliseconds(250);

    /// <summary>Requests that wait for the disk at once; a further one is throttled. As many as share a commit. Ours.</summary>
    public const int Writing = 1024;

    /// <summary>Connections at once; a further one is closed. Ours.</summary>
    public const int Connections = 4096;

    /// <summary>How long a client may take to send its headers. Ours.</summary>
    public static readonly TimeSpan HeadersTimeout = TimeSpan.FromSeconds(15);

    /// <summary>
    /// How long a connection stays open without a request: longer than clients keep theirs, so that they are the first to close.
    /// </summary>
    public static readonly TimeSpan KeepAlive = TimeSpan.FromSeconds(130);

    /// <summary>The least that a client sends of a body, after a grace of <see cref="BodyGrace"/>. Ours.</summary>
    public const double BodyBytesPerSecond = 240;

    public static readonly TimeSpan BodyGrace = TimeSpan.FromSeconds(5);
}
