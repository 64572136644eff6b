namespace Tocsin.Sns;

/// <summary>What SNS takes.</summary>
public static class Limits
{
    /// <summary>https://docs.aws.amazon.com/sns/latest/api/API_CreateTopic.html</summary>
    public const int TopicNameLength = 256;

    /// <summary>Message and attributes, UTF-8: https://docs.aws.amazon.com/sns/latest/api/API_Publish.html</summary>
    public const int MessageBytes = 262_144;

    /// <summary>UTF-16 units, recorded on AWS 2026-09.</summary>
    public const int SubjectLength = 100;

    /// <summary>https://docs.aws.amazon.com/general/latest/gr/sns.html</summary>
    public const int PolicyBytes = 30 * 1024;

    public const int PolicyStatements = 100;

    /// <summary>https://docs.aws.amazon.com/sns/latest/api/API_PublishBatch.html</summary>
    public const int BatchEntries = 10;

    public const int BatchIdLength = 80;

    /// <summary>https://docs.aws.amazon.com/sns/latest/api/API_TagResource.html</summary>
    public const int Tags = 50;

    /// <summary>How long a FIFO topic knows what was published to it: recorded on AWS 2026-09.</summary>
    public static readonly TimeSpan Deduplication = TimeSpan.FromMinutes(5);

    /// <summary>Of a group's or a deduplication's id: https://docs.aws.amazon.com/sns/latest/api/API_Publish.html</summary>
    public const int IdLength = 128;

    /// <summary>What one Publish clears away of what a FIFO topic knew. Ours.</summary>
    public const int Cleared = 100;

    /// <summary>Of lists: https://docs.aws.amazon.com/sns/latest/api/API_ListTopics.html</summary>
    public const int PageSize = 100;

    /// <summary>Of an endpoint: https://docs.aws.amazon.com/sns/latest/dg/sns-message-delivery-retries.html</summary>
    public const int Retries = 100;

    /// <summary>Per cent, of deliveries that are logged.</summary>
    public const int SampleRate = 100;

    /// <summary>The longest wait between two of them.</summary>
    public const int RetryDelaySeconds = 3600;

    /// <summary>Of what a policy says that an endpoint takes. Ours.</summary>
    public const int ReceivesPerSecond = 1_000_000;

    /// <summary>How long a subscription waits for who confirms it (<see cref="Unconfirmed"/>).</summary>
    public static readonly TimeSpan Confirmation = TimeSpan.FromHours(48);

    /// <summary>Tokens that confirm a subscription: recorded on AWS 2026-09.</summary>
    public const int TokenLength = 288;

    /// <summary>How many tokens of one subscription stay valid: our own bound. AWS gives a new one for each Subscribe.</summary>
    public const int Tokens = 20;

    /// <summary>
    /// The name of a message's attribute is shorter than this: https://docs.aws.amazon.com/sns/latest/dg/sns-message-attributes.html
    /// </summary>
    public const int AttributeNameBytes = 256;
}
