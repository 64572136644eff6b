namespace Tocsin.Delivery.Pumping;

/// <param name="Pace">The time between two messages to one Slack channel; zero leaves none.</param>
/// <param name="Burst">So many may go at once, after a rest.</param>
public sealed record PumpOptions(TimeSpan Pace, int Burst, RetryPolicy Retry)
{
    /// <summary>Slack's: one message a second in a channel, and short bursts. https://docs.slack.dev/apis/web-api/rate-limits</summary>
    // Unverified: how long a burst may be; Slack does not say.
    public static PumpOptions Slack { get; } = new(TimeSpan.FromSeconds(1), 4, RetryPolicy.Slack);

    public static PumpOptions Unpaced { get; } = Slack with { Pace = TimeSpan.Zero };
}
