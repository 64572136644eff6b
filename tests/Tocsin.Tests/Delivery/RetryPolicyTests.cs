using Tocsin.Delivery.Pumping;
using Tocsin.Sns;

namespace Tocsin.Tests.Delivery;

/// <summary>Messages that fail each time, on a clock that stands still between their attempts.</summary>
public sealed class RetryPolicyTests
{
    [Fact]
    public void Slack_s_waits_double_up_to_five_minutes_and_end_after_a_day()
    {
        var attempts = Attempts(RetryPolicy.Slack, chance: 1);
        Assert.Equal([0, 1, 3, 7, 15, 31, 63, 127, 255, 511, 811, 1111], attempts.Take(12).Select(a => a.TotalSeconds));
        Assert.InRange(attempts[^1], TimeSpan.FromHours(24), TimeSpan.FromHours(24) + TimeSpan.FromMinutes(5));
        Assert.Equal("tried for 24 hours", RetryPolicy.Slack.Told(attempts.Count));
    }

    [Fact]
    public void Half_of_a_wait_is_left_to_chance()
    {
        Assert.Equal(TimeSpan.FromSeconds(4), RetryPolicy.Slack.Wait(4, TimeSpan.Zero, 0));
        Assert.Equal(TimeSpan.FromSeconds(6), RetryPolicy.Slack.Wait(4, TimeSpan.Zero, 0.5));
    }

    [Fact]
    public void An_endpoint_s_attempts_end_with_its_phases_however_long_they_took()
    {
        var policy = new RetryPolicy.Phased(new DeliveryPolicy
        {
            Retries = 4, NoDelayRetries = 1, MinDelayRetries = 1, MaxDelayRetries = 1, MinDelay = TimeSpan.FromSeconds(3),
            MaxDelay = TimeSpan.FromSeconds(30),
        });
        var attempts = Attempts(policy, chance: 0);
        Assert.Equal([0, 0, 3, 6, 36], attempts.Select(a => a.TotalSeconds));
        Assert.Equal("tried 5 times", policy.Told(attempts.Count));
        Assert.Equal(TimeSpan.Zero, policy.Wait(1, TimeSpan.FromDays(30), 0));
        Assert.Equal("tried once", policy.Told(1));
    }

    [Fact]
    public void What_was_held_back_for_longer_is_not_given_up_at_its_first_failure()
    {
        Assert.NotNull(RetryPolicy.Slack.Wait(1, TimeSpan.FromDays(2), 0.5));
        Assert.NotNull(RetryPolicy.Slack.Wait(9, TimeSpan.FromDays(2), 0.5));
        Assert.Null(RetryPolicy.Slack.Wait(10, TimeSpan.FromDays(2), 0.5));
    }

    /// <summary>When each attempt is made, from the first on.</summary>
    private static List<TimeSpan> Attempts(RetryPolicy policy, double chance)
    {
        var attempts = new List<TimeSpan> { TimeSpan.Zero };
        while (policy.Wait(attempts.Count, attempts[^1], chance) is { } wait)
        {
            attempts.Add(attempts[^1] + wait);
        }
        return attempts;
    }
}
