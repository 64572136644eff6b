using Tocsin.Delivery.Threads;

namespace Tocsin.Tests.Delivery;

/// <summary>How a service stands by its rollouts since a thread began.</summary>
public sealed class StandingTests
{
    private static readonly DateTimeOffset Began = DateTimeOffset.UnixEpoch;

    [Theory]
    [InlineData("B:InProgress", "*Deploying* `B`")]
    [InlineData("B:InProgress B:Completed", "*Completed* `B`")]
    [InlineData("B:Failed", "*Failed* `B`")]
    [InlineData("B:Failed A:RollingBack", "*Failed, rolling back* to `A`")]
    [InlineData("B:Failed A:RollingBack A:Completed", "*Recovered by rollback* to `A`")]
    // The order of the first two is not promised.
    [InlineData("A:RollingBack B:Failed", "*Failed, rolling back* to `A`")]
    [InlineData("A:RollingBack B:Failed A:Completed", "*Recovered by rollback* to `A`")]
    // The rollback fails, too.
    [InlineData("B:Failed A:RollingBack A:Failed", "*Failed* `A`")]
    // Nobody rolled back to A: it is through like any other.
    [InlineData("B:Failed A:Completed", "*Completed* `A` · 2 deployments")]
    [InlineData("B:Failed A:RollingBack A:Completed C:InProgress C:Completed", "*Completed* `C` · 2 deployments")]
    [InlineData("A:Completed B:InProgress C:InProgress D:Failed E:InProgress", "*Deploying* `E` · 5 deployments")]
    // What the deployments of a thread do later is told in it; what others do then is not.
    [InlineData("B:InProgress +59m B:Failed A:RollingBack +3h A:Completed C:InProgress", "*Recovered by rollback* to `A`")]
    [InlineData("+61m C:Failed", null)]
    public void A_service_stands_by_what_was_last_told_of_it(string rollouts, string? expected)
    {
        var standing = Standing.Of(Began, Read(rollouts), out _);
        Assert.Equal(expected, standing?.Text.Split(' ', 2)[1]);
    }

    [Fact]
    public void Only_a_recovery_and_a_completion_are_good_and_only_a_failure_is_an_alert() => Assert.Equal(
        ["#D13212", "#687078", "#1D8102", "#687078"],
        new[] { "B:Failed", "B:Failed A:RollingBack", "B:Failed A:RollingBack A:Completed", "B:InProgress" }.Select(
            r => Standing.Of(Began, Read(r), out _)!.Color));

    private static IEnumerable<Rollout> Read(string rollouts)
    {
        var at = Began;
        foreach (string word in rollouts.Split(' '))
        {
            if (word[0] == '+')
            {
                at = Began + Tocsin.Delivery.Queries.Query.LengthOf(word[1..])!.Value;
                continue;
            }
            string[] parts = word.Split(':');
            yield return new Rollout("payments", parts[0], Enum.Parse<RolloutKind>(parts[1]), at);
            at += TimeSpan.FromSeconds(1);
        }
    }
}
