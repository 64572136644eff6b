using Microsoft.Extensions.Logging.Abstractions;
using Tocsin.Aws;
using Tocsin.Flow;
using Tocsin.Delivery.Store;
using Tocsin.Server.Host;
using Tocsin.Sns;
using Tocsin.Tests.Delivery;
using Tocsin.Text;

namespace Tocsin.Tests.Server.Host;

public sealed class HousekeepingTests
{
    /// <summary>AWS's two days: a subscription that nobody confirms is no more, and its token confirms nothing.</summary>
    [Fact]
    public async Task What_nobody_confirms_ends_after_two_days_and_what_somebody_confirmed_does_not()
    {
        await using var given = await Given.Article();
        var topic = given.Writer.Estate.Sns.Topics.First().Arn;
        var now = DateTimeOffset.UtcNow;
        Subscription Made(string id, bool pending, TimeSpan age) => new(
            topic with { Resource = $"{topic.Resource}:{id}" }, topic, "https", $"https://{id}.example", Pending: pending)
        {
            AskedAt = pending ? now - age : null,
        };
        await given.Writer.Apply(
            new[]
            {
                Made("new", true, TimeSpan.FromHours(47)), Made("late", true, TimeSpan.FromHours(49)), Made("confirmed", false, default),
            }.Select(s => (Change)new Change.Put(s)).ToValueList(),
            Given.Admin);
        var housekeeping = new Housekeeping(
            given.Writer, new Outbox(given.Store), new ServerOptions().Retention, TimeProvider.System, NullLogger<Housekeeping>.Instance);
        await housekeeping.Once(CancellationToken.None);
        Assert.Equal(
            ["https://confirmed.example", "https://new.example"],
            given.Writer.Estate.Sns.SubscriptionsOf(topic).Where(s => !s.IsOfChatbot).Select(s => s.Endpoint).Order());
    }

    [Fact]
    public async Task What_is_older_than_the_retention_is_forgotten()
    {
        await using var given = await Given.Article();
        await given.Writer.Send(Given.Event(), Door.Admin, Given.Admin);
        await given.Writer.Settle(1, 1, new Tocsin.Delivery.Outgoing.Settlement.Delivered(null));
        await given.Writer.Send(Given.Event(), Door.Admin, Given.Admin);
        await Of(given, new Retention(-TimeSpan.FromDays(1), 1000)).Once(CancellationToken.None);
        Assert.Single(new TraceTable(given.Store).Page(long.MaxValue, 10));
    }

    [Fact]
    public async Task What_is_older_than_the_last_so_many_messages_is_forgotten()
    {
        await using var given = await Given.Article();
        for (int id = 1; id <= 4; id++)
        {
            await given.Writer.Send(Given.Event(), Door.Admin, Given.Admin);
            await given.Writer.Settle(id, 1, new Tocsin.Delivery.Outgoing.Settlement.Delivered(null));
        }
        var retention = new Retention(TimeSpan.FromDays(30), 2);
        await Of(given, retention).Once(CancellationToken.None);
        Assert.Equal(4, new TraceTable(given.Store).Page(long.MaxValue, 10).Count);
        await Of(given, retention, new StoppedClock(DateTimeOffset.UtcNow.AddDays(2))).Once(CancellationToken.None);
        Assert.Equal(3, new TraceTable(given.Store).Page(long.MaxValue, 10).Count);
        Assert.Equal(new Outbox(given.Store).Find(2)!.Leaving.At, new Outbox(given.Store).Oldest());
    }

    [Fact]
    public async Task A_clock_that_is_set_ahead_ages_nothing()
    {
        await using var given = await Given.Article();
        await given.Writer.Send(Given.Event(), Door.Admin, Given.Admin);
        await given.Writer.Settle(1, 1, new Tocsin.Delivery.Outgoing.Settlement.Dead("Slack: no_text"));
        await given.Writer.Send(Given.Event(), Door.Admin, Given.Admin);
        var clock = new StoppedClock(DateTimeOffset.UtcNow);
        var housekeeping = Of(given, new ServerOptions().Retention, clock);
        clock.Now += TimeSpan.FromDays(3650);
        await housekeeping.Once(CancellationToken.None);
        Assert.Equal(2, new TraceTable(given.Store).Page(long.MaxValue, 10).Count);
    }

    private static Housekeeping Of(Given given, Retention retention, TimeProvider? time = null) => new(
        given.Writer, new Outbox(given.Store), retention, time ?? TimeProvider.System, NullLogger<Housekeeping>.Instance);
}
