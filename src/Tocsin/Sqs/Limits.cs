namespace Tocsin.Sqs;

/// <summary>https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/quotas-queues.html</summary>
public static class Limits
{
    /// <summary>With <c>.fifo</c>.</summary>
    public const int QueueNameLength = 80;
}
