using Tocsin.Aws;
using Tocsin.Delivery.Alerting;
using Tocsin.Delivery.Store;
using Tocsin.Delivery.Threads;
using Tocsin.Delivery.Traces;
using Tocsin.Flow;
using Tocsin.Json;
using Limits = Tocsin.Delivery.Threads.Limits;

namespace Tocsin.Tests.Delivery;

/// <summary>From when to when a service is told of as failed.</summary>
public sealed class AlertTests
{
    private const string Service = "arn:aws:ecs:ap-northeast-2:111122223333:service/prod/payments";

    [Theory]
    [InlineData("", null)]
    [InlineData("I.B C.B", null)]
    [InlineData("I.B F.B", "1- B failed")]
    [InlineData("F.B R.A", "0- failed, rolling back to A")]
    [InlineData("R.A F.B", "0- failed, rolling back to A")]
    [InlineData("F.B R.A C.A", "0-2 A is through")]
    [InlineData("F.B I.C", "0- B failed")]
    [InlineData("F.B I.C C.C", "0-2 C is through")]
    [InlineData("F.B R.A C.A C.A", "0-2 A is through")]
    [InlineData("F.B R.A C.A F.D", "3- D failed")]
    [InlineData("F.B F.C", "0- B failed")]
    public void It_holds_from_the_first_failure_until_a_deployment_is_through(string rollouts, string? expected)
    {
        var story = rollouts.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select((r, i) => new Rollout(
            Service, r[2..], r[0] switch
            {
                'I' => RolloutKind.InProgress, 'R' => RolloutKind.RollingBack, 'F' => RolloutKind.Failed, _ => RolloutKind.Completed,
            },
            DateTimeOffset.UnixEpoch.AddSeconds(i)));
        var alert = Alert.Of(Service, story);
        Assert.Equal(
            expected, alert is null ? null : $"{alert.StartsAt.ToUnixTimeSeconds()}-{alert.EndsAt?.ToUnixTimeSeconds()} {alert.Told}");
    }

    [Theory]
    [InlineData("\"aws.ecs\"", "\"aws.ecs\"", true)]
    [InlineData("\"aws.ecs\"", "\"my.app\"", false)]
    [InlineData("\"arn:aws:ecs:", "\"payments:", false)]
    public void ECS_alone_tells_of_its_services(string written, string instead, bool tells)
    {
        var sent = Given.Event();
        string text = ((EventContent)sent.Content).Event.ToString().Replace(written, instead, StringComparison.Ordinal);
        Assert.True(EventBytes.TryCreate(text, out var bytes, out _));
        var first = sent with { Content = new EventContent(bytes) };
        Assert.Equal(tells, Rollout.Of(new Trace(1, 1, DateTimeOffset.UnixEpoch, Door.Client, Given.Admin, first, [])) is not null);
    }

    [Fact]
    public async Task A_service_that_failed_is_found_among_any_number_that_are_well()
    {
        await using var given = Given.Nothing();
        var well = Enumerable.Range(0, Limits.Threads + 5).Select(i => At($"a-{i:0000}", i, RolloutKind.Completed));
        given.Store.Commit(Kept([.. well, At("z-failed", 9, RolloutKind.Failed), At("z-back", 8, RolloutKind.RollingBack)]));
        Assert.Equal(["z-failed", "z-back"], new ThreadTable(given.Store).Failing(DateTimeOffset.UnixEpoch));
    }

    [Fact]
    public async Task The_end_is_heard_of_a_service_that_is_deployed_any_number_of_times()
    {
        await using var given = Given.Nothing();
        var begun = Enumerable.Range(1, Limits.Rollouts).Select(i => At(Service, i, RolloutKind.Failed));
        given.Store.Commit(Kept([.. begun, At(Service, Limits.Rollouts + 1, RolloutKind.Completed)]));
        var last = new ThreadTable(given.Store).LastRollouts(Service, DateTimeOffset.UnixEpoch).ToList();
        Assert.Equal(Enumerable.Range(2, Limits.Rollouts), last.Select(r => (int)r.At.ToUnixTimeSeconds()));
        Assert.NotNull(Alert.Of(Service, last)!.EndsAt);
    }

    private static Rollout At(string service, int second, RolloutKind kind) =>
        new(service, $"d-{second}", kind, DateTimeOffset.UnixEpoch.AddSeconds(second));

    private static List<Entry> Kept(IEnumerable<Rollout> rollouts) => [.. rollouts.Select(r => new Entry.RolledOut(r))];

    [Fact]
    public void It_is_of_the_deployment_that_failed_first_whichever_event_came_first()
    {
        var back = new Rollout(Service, "A", RolloutKind.RollingBack, DateTimeOffset.UnixEpoch);
        var failed = new Rollout(Service, "B", RolloutKind.Failed, DateTimeOffset.UnixEpoch);
        Assert.Equal("B", Alert.Of(Service, [back, failed])!.Deployment);
        Assert.Equal("B", Alert.Of(Service, [failed, back])!.Deployment);
    }
}
