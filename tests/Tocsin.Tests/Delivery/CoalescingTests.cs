using Tocsin.Aws;
using Tocsin.Delivery.Outgoing;
using Tocsin.Delivery.Pumping;
using Tocsin.Delivery.Senders;
using Tocsin.Delivery.Store;
using Tocsin.Delivery.Traces;
using Tocsin.Flow;

namespace Tocsin.Tests.Delivery;

/// <summary>Of a channel that is more than a minute behind, what waits is told in one message.</summary>
public sealed class CoalescingTests
{
    /// <summary>Four wait: the last would be told in a minute and a half.</summary>
    private static readonly PumpOptions Slow = PumpOptions.Slack with { Pace = TimeSpan.FromSeconds(30), Burst = 1 };

    private static readonly string[] Services = ["payments", "orders", "payments", "search"];

    [Fact]
    public async Task What_waits_is_one_message_of_every_service_by_reason_with_the_ids()
    {
        await using var given = await Given.Article();
        var kept = await Left(given, Services);
        var sender = new ScriptedSender(_ => new Sent.Taken("1.1"));
        await using var pump = Begun(given, sender, Slow);
        var told = await Delivered(given, kept);
        Assert.Equal([kept[0].Leaving.Id], sender.Taken);
        Assert.Equal(
            $"""
            *4 messages in one*: this channel was more than 60 s behind. `tocsin trace ID` tells each.
            *ECS deployment circuit breaker: tasks failed to start.*
            • payments `{Id(0)}` `{Id(2)}`
            • orders `{Id(1)}`
            • search `{Id(3)}`
            """,
            Assert.Single(sender.Texts));
        Assert.All(told, k => Assert.Equal((LeavingState.Delivered, "1.1", 1), (k.State, k.Receipt, k.Leaving.Attempts)));
        Assert.Equal([null, kept[0].Leaving.Id, kept[0].Leaving.Id, kept[0].Leaving.Id], told.Select(k => k.Carrier));
        Assert.Equal(3, told[0].Leaving.Carries);

        string Id(int i) => kept[i].Leaving.Message;
    }

    [Fact]
    public async Task A_channel_that_is_behind_by_less_is_told_one_by_one()
    {
        await using var given = await Given.Article();
        // The fifth is told after 59 seconds.
        var kept = await Left(given, "a", "b", "c", "d", "e");
        var sender = new ScriptedSender(_ => new Sent.Taken("1.1"));
        await using var pump = Begun(given, sender, Slow with { Pace = TimeSpan.FromSeconds(59), Burst = 4 });
        await Until(() => sender.Taken.Count == 4);
        Assert.Equal(kept.Take(4).Select(k => k.Leaving.Id), sender.Taken);
        Assert.All(kept, k => Assert.Null(new Outbox(given.Store).Find(k.Leaving.Id)!.Carrier));
    }

    [Fact]
    public async Task Channels_are_never_mixed()
    {
        await using var given = await Given.Article();
        await given.AddChannel("C2");
        var kept = await Left(given, Services);
        var sender = new ScriptedSender(_ => new Sent.Taken("1.1"));
        await using var pump = Begun(given, sender, Slow);
        await Delivered(given, kept);
        Assert.Equal(2, sender.Sent.Count);
        foreach (var sent in sender.Sent)
        {
            string text = ((Tocsin.Slack.Post)sent.Envelope.Content).Description;
            Assert.All(kept, k => Assert.Equal(k.Leaving.Lane == sent.Lane, text.Contains(k.Leaving.Message, StringComparison.Ordinal)));
        }
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_crash_between_loses_none_and_tells_none_twice(bool wasTaken)
    {
        await using var given = await Given.Article();
        var kept = await Left(given, Services);
        var sending = new TaskCompletionSource();
        var hangs = new ScriptedSender(_ => new Sent.Taken("never")) { Before = _ =>
        {
            sending.TrySetResult();
            return Task.Delay(Timeout.Infinite);
        } };
        await using (Begun(given, hangs, Slow))
        {
            await sending.Task.WaitAsync(TimeSpan.FromMinutes(2));
        }
        await given.Restart();
        var sender = new ScriptedSender(_ => new Sent.Taken("2.2"))
        {
            Finds = l => wasTaken && l.Message == kept[0].Leaving.Message ? new Sent.Taken("1.1") : null,
        };
        await using var pump = Begun(given, sender, Slow);
        var told = await Delivered(given, kept);
        Assert.All(told, k => Assert.Equal(wasTaken ? "1.1" : "2.2", k.Receipt));
        Assert.Equal(wasTaken ? [] : [kept[0].Leaving.Message], sender.Sent.Select(l => l.Message));
        Assert.All(sender.Texts, t => Assert.All(kept, k => Assert.Contains(k.Leaving.Message, t, StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Where_Slack_does_not_take_them_as_one_each_goes_by_itself()
    {
        await using var given = await Given.Article();
        var kept = await Left(given, Services);
        bool isRefused = false;
        var sender = new ScriptedSender(_ => new Sent.Taken("1.1"))
        {
            Answers = l => (isRefused |= l.Carries > 0) && l.Carries > 0 ? new Sent.Refused("Slack: msg_too_long") : null,
        };
        await using var pump = new Pump(
            new Outbox(given.Store), given.Writer, _ => sender, _ => isRefused ? PumpOptions.Unpaced : Slow, TimeProvider.System);
        pump.Load();
        pump.Start();
        await Delivered(given, kept);
        Assert.Equal(kept.Select(k => k.Leaving.Id), sender.Taken);
    }

    /// <summary>The oldest is given up for its age alone; the others have theirs.</summary>
    [Fact]
    public async Task Where_they_were_tried_for_too_long_as_one_each_goes_by_itself()
    {
        await using var given = await Given.Article();
        var kept = await Left(given, Services);
        bool isTried = false;
        var sender = new ScriptedSender(_ => new Sent.Taken("1.1"))
        {
            Answers = l => (isTried |= l.Carries > 0) && l.Carries > 0 ? new Sent.Later("Slack answered 503") : null,
        };
        var impatient = RetryPolicy.Slack with { Age = TimeSpan.Zero, First = TimeSpan.FromMilliseconds(1) };
        await using var pump = new Pump(
            new Outbox(given.Store), given.Writer, _ => sender,
            _ => (isTried ? PumpOptions.Unpaced : Slow) with { Retry = impatient }, TimeProvider.System);
        pump.Load();
        pump.Start();
        await Delivered(given, kept);
        Assert.Equal(kept.Select(k => k.Leaving.Id), sender.Taken);
    }

    [Fact]
    public async Task Everybody_who_is_mentioned_is_and_where_they_are_too_many_there_are_more_messages()
    {
        await using var given = await Given.Article();
        var kept = (await Left(given, Services)).Index().Select(k => k.Item with
        {
            Leaving = k.Item.Leaving with
            {
                Envelope = k.Item.Leaving.Envelope with
                {
                    Content = (Tocsin.Slack.Post)k.Item.Leaving.Envelope.Content with
                    {
                        Description = "<!date^1^{date}|then> " + string.Join(' ', Enumerable.Range(0, 15).Select(m => $"<@U{k.Index}{m}>")),
                    },
                },
            },
        }).ToList();
        var digest = new Tocsin.Delivery.Coalescing.Digest("many");
        Assert.Equal([true, true, false, false], kept.Select(k => digest.TryAdd(k, null)));
        string[] named = [.. Tocsin.Slack.ControlSequence.MentionsIn(digest.ToPost().Description)];
        Assert.Equal((30, "<@U00>", "<@U114>"), (named.Length, named[0], named[^1]));
    }

    /// <summary>What left of an event for each service, before anything is sent.</summary>
    private static async Task<IReadOnlyList<Kept>> Left(Given given, params string[] services)
    {
        var left = new List<Leaving>();
        given.Writer.Heard = left.AddRange;
        foreach (string service in services)
        {
            await given.Writer.Send(Given.Event("ecs.deployment-failed", ("service", service)), Door.Admin, Given.Admin);
        }
        return [.. left.Select(l => new Outbox(given.Store).Find(l.Id)!)];
    }

    private static Pump Begun(Given given, ISender sender, PumpOptions options)
    {
        var pump = new Pump(new Outbox(given.Store), given.Writer, _ => sender, _ => options, TimeProvider.System);
        pump.Load();
        pump.Start();
        return pump;
    }

    private static async Task<IReadOnlyList<Kept>> Delivered(Given given, IReadOnlyList<Kept> kept)
    {
        var outbox = new Outbox(given.Store);
        await Until(() => kept.All(k => outbox.Find(k.Leaving.Id)!.State == LeavingState.Delivered));
        return [.. kept.Select(k => outbox.Find(k.Leaving.Id)!)];
    }

    private static async Task Until(Func<bool> holds)
    {
        using var timeout = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        while (!holds())
        {
            await Task.Delay(5, timeout.Token);
        }
    }
}
