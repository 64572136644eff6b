namespace Tocsin.Sqs;

/// <summary>
/// https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/quotas-queues.html and quotas-messages.html, where nothing
/// else is said.
/// </summary>
public static class Limits
{
    /// <summary>With <c>.fifo</c>.</summary>
    public const int QueueNameLength = 80;

    /// <summary>Of a message with its attributes, and of a batch; 1 MiB since 2025-08.</summary>
    public const int MessageBytes = 1_048_576;

    public const int BatchEntries = 10;

    public const int BatchIdLength = 80;

    /// <summary>Messages of one ReceiveMessage.</summary>
    public const int Received = 10;

    public const int MessageAttributes = 10;

    /// <summary>Of a group's or a deduplication's id.</summary>
    public const int IdLength = 128;

    public const int DelaySeconds = 900;

    public const int VisibilitySeconds = 43_200;

    public const int WaitSeconds = 20;

    /// <summary>How long a FIFO queue knows what was sent to it.</summary>
    public static readonly TimeSpan Deduplication = TimeSpan.FromMinutes(5);

    /// <summary>Between two purges of a queue.</summary>
    public static readonly TimeSpan Purge = TimeSpan.FromSeconds(60);

    /// <summary>maxReceiveCount.</summary>
    public const int Receives = 1000;

    /// <summary>sourceQueueArns of a RedriveAllowPolicy: more are let in by <c>allowAll</c>.</summary>
    public const int RedriveSources = 10;

    public const int Tags = 50;

    public const int PageSize = 1000;

    /// <summary>Tasks of a dead-letter queue that are remembered, as many as ListMessageMoveTasks shows.</summary>
    public const int MoveTasks = 10;

    /// <summary>Messages that one task moves. Ours: AWS moves them one after the other, as many as there are.</summary>
    public const int Moved = 100_000;

    /// <summary>MaxNumberOfMessagesPerSecond, which is kept and not followed: a task is done at once.</summary>
    public const int MovedPerSecond = 500;

    /// <summary>Messages of a queue. Ours: AWS has no limit.</summary>
    public const int Messages = 1_000_000;

    /// <summary>Of the messages of a queue. Ours: AWS has no limit.</summary>
    public const long QueueBytes = 256L * 1024 * 1024;

    /// <summary>What one operation clears away besides what it was asked for: messages that moved on or expired. Ours.</summary>
    public const int Cleared = 100;
}
