namespace Tocsin.Delivery.Senders;

internal static class Limits
{
    /// <summary>Of a channel, so many of its newest messages are asked for one of ours; of a thread, so many replies at once.</summary>
    public const int Asked = 100;

    /// <summary>So often a thread is asked to go on: Slack tells the oldest first, and ours is among the last.</summary>
    public const int ThreadPages = 20;

    /// <summary>How long SNS waits for an endpoint: https://docs.aws.amazon.com/sns/latest/dg/SendMessageToHttp.prepare.html</summary>
    public static readonly TimeSpan EndpointAttempt = TimeSpan.FromSeconds(15);
}
