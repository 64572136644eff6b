using System.Globalization;
using Tocsin.Sns;

namespace Tocsin.Delivery.Pumping;

/// <summary>How often and when a message is tried again.</summary>
public abstract record RetryPolicy
{
    private RetryPolicy()
    {
    }

    /// <summary>
    /// Slack's: as long as EventBridge would try, https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-rule-retry-policy.html
    /// </summary>
    public static Aging Slack { get; } = new(TimeSpan.FromSeconds(1), TimeSpan.FromMinutes(5), TimeSpan.FromHours(24));

    /// <summary>The wait behind an attempt that failed; null gives the message up.</summary>
    /// <param name="attempt">From 1.</param>
    /// <param name="age">How long ago the message left.</param>
    /// <param name="chance">0 to 1.</param>
    public abstract TimeSpan? Wait(int attempt, TimeSpan age, double chance);

    /// <summary>How long or how often a message was tried that is given up.</summary>
    public abstract string Told(int attempt);

    /// <summary>
    /// For a time, after waits that double, half of each left to chance, so that what failed together is not tried together.
    /// </summary>
    /// <param name="First">The wait after the first attempt.</param>
    /// <param name="Longest">No wait is longer.</param>
    /// <param name="Age">A message that is older when an attempt fails is given up.</param>
    public sealed record Aging(TimeSpan First, TimeSpan Longest, TimeSpan Age) : RetryPolicy
    {
        /// <summary>One that is old because it was held back, or because the clock was set, has had no chance before.</summary>
        private const int LeastAttempts = 10;

        public override TimeSpan? Wait(int attempt, TimeSpan age, double chance)
        {
            if (age > Age && attempt >= LeastAttempts)
            {
                return null;
            }
            double whole = Math.Min(Longest.TotalSeconds, First.TotalSeconds * Math.Pow(2, Math.Min(attempt - 1, 30)));
            return TimeSpan.FromSeconds(whole * (0.5 + chance / 2));
        }

        public override string Told(int attempt) => $"tried for {Age.TotalHours:0} hours";
    }

    /// <summary>So many times, as the policy of an SNS endpoint says.</summary>
    public sealed record Phased(DeliveryPolicy Policy) : RetryPolicy
    {
        public override TimeSpan? Wait(int attempt, TimeSpan age, double chance) => Policy.Wait(attempt);

        public override string Told(int attempt) =>
            attempt == 1 ? "tried once" : string.Create(CultureInfo.InvariantCulture, $"tried {attempt} times");
    }
}
