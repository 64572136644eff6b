namespace Tocsin.Delivery.Senders;

internal static class Limits
{
    /// <summary>How long SNS waits for an endpoint: https://docs.aws.amazon.com/sns/latest/dg/SendMessageToHttp.prepare.html</summary>
    public static readonly TimeSpan EndpointAttempt = TimeSpan.FromSeconds(15);
}
