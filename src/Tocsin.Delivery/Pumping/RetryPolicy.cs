namespace Tocsin.Delivery.Pumping;

/// <summary>How often and when a message is tried again.</summary>
/// <param name="First">The wait after the first attempt; it doubles with each.</param>
/// <param name="Longest">No wait is longer.</param>
/// <param name="Age">A message that is older when an attempt fails is given up.</param>
public sealed record RetryPolicy(TimeSpan First, TimeSpan Longest, TimeSpan Age)
{
    /// <summary>
    /// Slack's: as long as EventBridge would try, https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-rule-retry-policy.html
    /// </summary>
    public static RetryPolicy Slack { get; } = new(TimeSpan.FromSeconds(1), TimeSpan.FromMinutes(5), TimeSpan.FromHours(24));

    /// <summary>The wait behind an attempt, half of it left to chance, so that what failed together is not tried together.</summary>
    /// <param name="attempt">From 1.</param>
    /// <param name="chance">0 to 1.</param>
    public TimeSpan Wait(int attempt, double chance)
    {
        double whole = Math.Min(Longest.TotalSeconds, First.TotalSeconds * Math.Pow(2, Math.Min(attempt - 1, 30)));
        return TimeSpan.FromSeconds(whole * (0.5 + chance / 2));
    }
}
