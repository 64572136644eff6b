using Tocsin.Aws;
using Tocsin.Delivery.Inbox;
using Tocsin.Delivery.Outgoing;
using Tocsin.Delivery.Store;
using Tocsin.Flow;
using Tocsin.Text;

namespace Tocsin.Tests.Delivery;

public sealed class ForgettingTests
{
    [Fact]
    public async Task What_was_delivered_is_forgotten_with_its_trace_and_what_is_to_be_sent_is_not()
    {
        await using var given = await Given.Article();
        IReadOnlyList<Leaving> heard = [];
        given.Writer.Heard = left => heard = left;
        var traces = new TraceTable(given.Store);
        var delivered = await given.Writer.Send(Given.Event(), Door.Admin, Given.Admin);
        await given.Writer.Settle(heard[0].Id, 1, new Settlement.Delivered("1.2"));
        var pending = await given.Writer.Send(Given.Event(), Door.Admin, Given.Admin);
        await given.Writer.Forget(DateTimeOffset.UtcNow.AddDays(-1));
        Assert.Equal(2, traces.Page(long.MaxValue, 10).Count);
        await given.Writer.Forget(DateTimeOffset.UtcNow.AddDays(1));
        Assert.Equal(pending.Key, Assert.Single(traces.Page(long.MaxValue, 10)).Key);
        Assert.Null(traces.Find(delivered.Key));
        Assert.Equal(LeavingState.Pending, Assert.Single(new Outbox(given.Store).Of(pending)).State);
    }

    /// <summary>What waited longer than the retention and is given up then is there to be seen.</summary>
    [Fact]
    public async Task What_was_given_up_is_known_for_as_long_after_that_as_anything_else()
    {
        await using var given = await Given.Article();
        var dead = await given.Writer.Send(Given.Event(), Door.Admin, Given.Admin);
        await given.Writer.Send(Given.Event(), Door.Admin, Given.Admin);
        var between = DateTimeOffset.UtcNow;
        await Task.Delay(2, TestContext.Current.CancellationToken);
        await given.Writer.Settle(1, 1, new Settlement.Dead("Slack: no_text"));
        await given.Writer.Forget(between);
        Assert.Equal(LeavingState.Dead, Assert.Single(new Outbox(given.Store).Of(new TraceTable(given.Store).Find(dead.Key)!)).State);
        await given.Writer.Forget(DateTimeOffset.UtcNow.AddSeconds(1));
        Assert.Null(new TraceTable(given.Store).Find(dead.Key));
        Assert.Null(new Outbox(given.Store).Find(1));
    }

    [Fact]
    public async Task Versions_of_a_resource_are_kept_as_long_as_a_trace_was_decided_on_them()
    {
        await using var given = await Given.Article();
        var rule = Assert.Single(given.Writer.Estate.Events.Rules);
        var trace = await given.Writer.Send(Given.Event(), Door.Admin, Given.Admin);
        await given.Writer.Apply([new Change.Put(rule with { Description = "another" })], Given.Admin);
        await given.Writer.Forget(DateTimeOffset.UtcNow.AddDays(-1));
        // The last trace stays, by which the next gets its number.
        await given.Writer.Send(Given.Event("ecs.deployment-completed"), Door.Admin, Given.Admin);
        Assert.Equal(rule, Assert.Single(given.Store.EstateAt(trace.Work, Given.Empty).Events.Rules));
        await given.Writer.Settle(1, 1, new Settlement.Delivered(null));
        await given.Writer.Forget(DateTimeOffset.UtcNow.AddDays(1));
        await given.Writer.Forget(DateTimeOffset.UtcNow.AddDays(1));
        Assert.Empty(given.Store.EstateAt(trace.Work, Given.Empty).Events.Rules);
        Assert.Equal("another", Assert.Single(given.Writer.Estate.Events.Rules).Description);
    }

    /// <summary>Whoever forgets until there is no more keeps pace, whatever is kept meanwhile.</summary>
    [Fact]
    public async Task All_that_is_due_is_forgotten_some_of_it_in_each_commit()
    {
        await using var given = await Given.Article();
        var traces = new TraceTable(given.Store);
        const int many = Tocsin.Delivery.Writing.Limits.EntriesOfCommit + 500;
        await Task.WhenAll(Enumerable.Range(0, many).Select(_ => given.Writer.Send(Given.Event(), Door.Admin, Given.Admin)));
        await Task.WhenAll(Enumerable.Range(1, many).Select(id => given.Writer.Settle(id, 1, new Settlement.Delivered(null))));
        int commits = 0;
        while (await given.Writer.Forget(DateTimeOffset.UtcNow.AddDays(1)))
        {
            Assert.InRange(traces.Page(long.MaxValue, many).Count, 1, many - 1);
            commits++;
        }
        Assert.InRange(commits, 1, 2);
        Assert.Single(traces.Page(long.MaxValue, many));
        Assert.Single(new Outbox(given.Store).Newest(many));
    }

    [Fact]
    public async Task Messages_of_the_local_Slack_are_forgotten_by_their_time()
    {
        await using var given = Given.Nothing();
        var messages = new SlackMessages(given.Store, given.Writer);
        await messages.Post("T1", "C1", null, "{}");
        await given.Writer.Forget(DateTimeOffset.UtcNow.AddDays(-1));
        Assert.Single(messages.Read("T1", "C1", null, null, null, false, 10));
        await given.Writer.Forget(DateTimeOffset.UtcNow.AddDays(1));
        Assert.Empty(messages.Read("T1", "C1", null, null, null, false, 10));
    }
}
