namespace Tocsin.Delivery.Senders;

internal static class Limits
{
    /// <summary>So many messages of a channel or a thread are asked for at once.</summary>
    public const int Asked = 100;

    /// <summary>So often it is asked to go on: of a thread Slack tells the oldest first, and ours is among the last.</summary>
    public const int Pages = 20;

    /// <summary>So far our clock may be from Slack's: what is older than one of ours by more is not looked through for it.</summary>
    public static readonly TimeSpan ClockMargin = TimeSpan.FromHours(1);

    /// <summary>How long SNS waits for an endpoint: https://docs.aws.amazon.com/sns/latest/dg/SendMessageToHttp.prepare.html</summary>
    public static readonly TimeSpan EndpointAttempt = TimeSpan.FromSeconds(15);
}
