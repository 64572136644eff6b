using Tocsin.Aws;
using Tocsin.Delivery.Outgoing;
using Tocsin.Delivery.Pumping;
using Tocsin.Delivery.Senders;
using Tocsin.Delivery.Silences;
using Tocsin.Delivery.Store;
using Tocsin.Delivery.Traces;
using Tocsin.Flow;

namespace Tocsin.Tests.Delivery;

public sealed class PumpTests
{
    private static readonly PumpOptions Quick =
        PumpOptions.Unpaced with { Retry = new RetryPolicy.Aging(TimeSpan.FromMilliseconds(1), TimeSpan.FromMilliseconds(4),
            TimeSpan.FromDays(1)) };

    [Fact]
    public async Task Messages_of_a_lane_go_in_order_though_some_are_tried_again()
    {
        await using var given = await Given.Article();
        var sender = new ScriptedSender(attempt => attempt % 3 == 0 ? new Sent.Taken($"{attempt}") : new Sent.Later("not now"));
        await using var pump = Begun(given, sender);
        var traces = await Task.WhenAll(Enumerable.Range(0, 20).Select(i => Send(given, $"svc-{i}")));
        var kept = await Settled(given, traces);
        Assert.All(kept, k => Assert.Equal((LeavingState.Delivered, 3), (k.State, k.Leaving.Attempts)));
        var ids = kept.Select(k => k.Leaving.Id).Order().ToList();
        Assert.Equal(ids, sender.Taken);
    }

    [Fact]
    public async Task What_was_not_sent_before_a_restart_is_sent_after_it()
    {
        await using var given = await Given.Article();
        var trace = await Send(given, "payments");
        await given.Restart();
        var sender = new ScriptedSender(_ => new Sent.Taken("1.2"));
        await using var pump = Begun(given, sender);
        Assert.Equal("1.2", Assert.Single(await Settled(given, trace)).Receipt);
    }

    [Fact]
    public async Task What_was_on_its_way_when_the_process_ended_is_looked_for_behind_what_was_parked()
    {
        await using var given = await Given.Article();
        IReadOnlyList<Leaving> heard = [];
        given.Writer.Heard = left => heard = left;
        var parked = await Send(given, "one");
        await given.Writer.Settle(heard[0], new Settlement.Parked("Slack: not_in_channel"));
        var taken = await Send(given, "two");
        await given.Restart();
        var sender = new ScriptedSender(_ => new Sent.Taken("1.2")) { Finds = l => l.Trace == taken.Key ? new Sent.Taken("1.1") : null };
        await using var pump = Begun(given, sender);
        var kept = await Settled(given, parked, taken);
        Assert.Equal(["1.2", "1.1"], kept.Select(k => k.Receipt));
        Assert.Equal([kept[0].Leaving.Id], sender.Taken);
    }

    [Fact]
    public async Task What_was_on_its_way_when_the_process_ended_is_looked_for_behind_what_was_tried_again_by_hand()
    {
        await using var given = await Given.Article();
        IReadOnlyList<Leaving> heard = [];
        given.Writer.Heard = left => heard = left;
        var dead = await Send(given, "one");
        long id = heard[0].Id;
        await given.Writer.Settle(heard[0], new Settlement.Dead("Slack: invalid_blocks"));
        var taken = await Send(given, "two");
        await given.Writer.Retry([id], "redriven", new JournalLine(DateTimeOffset.UtcNow, "redrive", "1", "alice", "mended"));
        await given.Restart();
        var sender = new ScriptedSender(_ => new Sent.Taken("1.2")) { Finds = l => l.Trace == taken.Key ? new Sent.Taken("1.1") : null };
        await using var pump = Begun(given, sender);
        var kept = await Settled(given, dead, taken);
        Assert.Equal(["1.2", "1.1"], kept.Select(k => k.Receipt));
        Assert.Equal([id], sender.Taken);
    }

    [Fact]
    public async Task A_receiver_that_cannot_be_asked_is_asked_again_before_anything_is_sent()
    {
        await using var given = await Given.Article();
        var trace = await Send(given, "payments");
        await given.Restart();
        int asked = 0;
        var sender = new ScriptedSender(_ => new Sent.Taken("twice"))
        {
            Finds = _ => ++asked < 3 ? new Sent.Later("Slack cannot be reached") : new Sent.Taken("1.1"),
        };
        await using var pump = Begun(given, sender);
        Assert.Equal("1.1", Assert.Single(await Settled(given, trace)).Receipt);
        Assert.Empty(sender.Taken);
    }

    [Fact]
    public async Task What_was_delivered_stays_so_whatever_is_settled_later()
    {
        await using var given = await Given.Article();
        IReadOnlyList<Leaving> heard = [];
        given.Writer.Heard = left => heard = left;
        await Send(given, "payments");
        await given.Writer.Settle(heard[0], new Settlement.Delivered("1.2"));
        await given.Writer.Settle(heard[0], new Settlement.Again(DateTimeOffset.UtcNow, "tried again by hand"));
        var kept = new Outbox(given.Store).Find(heard[0].Id)!;
        Assert.Equal((LeavingState.Delivered, "1.2"), (kept.State, kept.Receipt));
    }

    [Fact]
    public async Task What_Slack_never_takes_is_a_dead_letter_that_says_why()
    {
        await using var given = await Given.Article();
        await using var pump = Begun(given, new ScriptedSender(_ => SlackErrors.Meaning("msg_too_long")));
        var kept = Assert.Single(await Settled(given, await Send(given, "payments")));
        Assert.Equal((LeavingState.Dead, "Slack: msg_too_long"), (kept.State, kept.Why));
    }

    [Fact]
    public async Task What_waits_for_a_setting_is_parked_and_tried_again_when_asked()
    {
        await using var given = await Given.Article();
        bool isInvited = false;
        var sender = new ScriptedSender(_ => isInvited ? new Sent.Taken("1.2") : SlackErrors.Meaning("not_in_channel"));
        await using var pump = Begun(given, sender);
        var trace = await Send(given, "payments");
        var parked = Assert.Single(await Settled(given, trace));
        Assert.Equal((LeavingState.Parked, "Slack: not_in_channel"), (parked.State, parked.Why));
        isInvited = true;
        await given.Writer.Settle(parked.Leaving.Id, 0, new Settlement.Again(DateTimeOffset.UtcNow, "tried again by hand"));
        pump.Retry([(parked.Leaving.Id, parked.Leaving.Lane)]);
        Assert.Equal(LeavingState.Delivered, Assert.Single(await Settled(given, trace)).State);
    }

    /// <summary>The receiver asks for a wait while an older message is parked; what it was parked for is mended meanwhile.</summary>
    [Fact]
    public async Task A_lane_that_slept_sends_the_oldest_that_waits_by_then()
    {
        await using var given = await Given.Article();
        bool isInvited = false;
        long first = 0;
        var sender = new ScriptedSender(n => n == 1 ? new Sent.Later("Slack says so", TimeSpan.FromSeconds(1)) : new Sent.Taken("1.2"))
        {
            Answers = l => l.Id != first ? null : isInvited ? new Sent.Taken("1.1") : SlackErrors.Meaning("not_in_channel"),
        };
        var older = await Send(given, "one");
        var outbox = new Outbox(given.Store);
        first = Assert.Single(outbox.Of(older)).Leaving.Id;
        await using var pump = Begun(given, sender);
        await Settled(given, older);
        var newer = await Send(given, "two");
        await Until(() => outbox.Of(newer).All(k => k.Leaving.Attempts == 1));
        isInvited = true;
        pump.Retry(_ => true);
        await Settled(given, newer);
        await Settled(given, older);
        await Until(() => sender.Taken.Count == 2);
        Assert.Equal([first, Assert.Single(outbox.Of(newer)).Leaving.Id], sender.Taken);
    }

    [Fact]
    public async Task A_sender_that_fails_by_itself_leaves_no_lane_standing()
    {
        await using var given = await Given.Article();
        int asked = 0;
        await using var pump = Begun(
            given, new ScriptedSender(_ => asked++ == 0 ? throw new InvalidOperationException("a secret") : new Sent.Taken("1.2")));
        var kept = Assert.Single(await Settled(given, await Send(given, "payments")));
        Assert.Equal((LeavingState.Delivered, 2), (kept.State, kept.Leaving.Attempts));
        Assert.Equal("a fault of this server: InvalidOperationException", new Outbox(given.Store).Attempts(kept.Leaving.Id)[0].What);
    }

    [Fact]
    public async Task A_message_that_is_too_old_when_it_fails_is_given_up()
    {
        await using var given = await Given.Article();
        var old = Quick with
        {
            Retry = RetryPolicy.Slack with { Age = TimeSpan.FromSeconds(1), First = TimeSpan.FromMilliseconds(1) },
        };
        await using var pump = Begun(given, new ScriptedSender(_ => new Sent.Later("Slack answered 503")), old);
        var kept = Assert.Single(await Settled(given, await Send(given, "payments")));
        Assert.Equal(LeavingState.Dead, kept.State);
        Assert.StartsWith("Slack answered 503; tried for", kept.Why, StringComparison.Ordinal);
        Assert.True(kept.Leaving.Attempts > 1);
    }

    [Fact]
    public async Task What_waited_for_a_setting_or_is_tried_again_by_hand_is_tried_as_long_as_one_that_is_new()
    {
        await using var given = await Given.Article();
        var outbox = new Outbox(given.Store);
        long id = Assert.Single(outbox.Of(await Send(given, "payments"))).Leaving.Id;
        var later = new Sent.Later("Slack answered 503");
        Assert.IsType<Settlement.Dead>(Became(OfTwoDaysAgo() with { Attempts = 12 }, later, RetryPolicy.Slack));
        await given.Writer.Settle(id, 12, new Settlement.Parked("Slack: not_in_channel"));
        Assert.Equal(12, OfTwoDaysAgo().Anew!.Value.Attempts);
        Assert.IsType<Settlement.Again>(Became(OfTwoDaysAgo(), later, RetryPolicy.Slack));
        await given.Writer.Settle(id, 13, new Settlement.Again(DateTimeOffset.UtcNow, "Slack answered 503"));
        Assert.Equal((13, 12), (OfTwoDaysAgo().Attempts, OfTwoDaysAgo().Anew!.Value.Attempts));
        await given.Writer.Settle(id, 14, new Settlement.Dead("tried for 24 hours"));
        await given.Writer.Retry([id], "by hand", new(DateTimeOffset.UtcNow, "redriven", "1 of: all", "alice", "again"));
        Assert.Equal((14, 14), (OfTwoDaysAgo().Attempts, OfTwoDaysAgo().Anew!.Value.Attempts));
        // An endpoint has as many attempts as its policy says, too.
        Assert.IsType<Settlement.Again>(Became(
            OfTwoDaysAgo(), later, new RetryPolicy.Phased(Tocsin.Sns.DeliveryPolicy.Default)));

        static Settlement Became(Leaving leaving, Sent sent, RetryPolicy retry) =>
            Tocsin.Delivery.Pumping.Outcome.Of(leaving, sent, retry, DateTimeOffset.UtcNow);

        Leaving OfTwoDaysAgo() => outbox.Find(id)!.Leaving with { At = DateTimeOffset.UtcNow.AddDays(-2) };
    }

    [Fact]
    public async Task A_lane_that_stands_delays_no_other()
    {
        await using var given = await Given.Article();
        await given.AddChannel("C2");
        var stands = new TaskCompletionSource();
        var sender = new ScriptedSender(_ => new Sent.Taken("1.2")) { Before = l => l.Lane.EndsWith("/C2", StringComparison.Ordinal)
            ? Task.CompletedTask : stands.Task };
        await using var pump = Begun(given, sender);
        var trace = await Send(given, "payments");
        var outbox = new Outbox(given.Store);
        await Until(() => outbox.Of(trace).Any(k => k.State == LeavingState.Delivered));
        Assert.EndsWith("/C2", Assert.Single(outbox.Of(trace), k => k.State == LeavingState.Delivered).Leaving.Lane);
        stands.SetResult();
        Assert.All(await Settled(given, trace), k => Assert.Equal(LeavingState.Delivered, k.State));
    }

    [Fact]
    public async Task Endpoints_that_hang_hold_up_nothing_that_is_for_Slack()
    {
        await using var given = await Given.Article();
        var hang = new TaskCompletionSource();
        int hanging = 0;
        var sender = new ScriptedSender(_ => new Sent.Taken("1.2"))
        {
            Before = l =>
            {
                bool isEndpoint = l.Envelope.To is Address.Http;
                Interlocked.Add(ref hanging, isEndpoint ? 1 : 0);
                return isEndpoint ? hang.Task : Task.CompletedTask;
            },
        };
        await using var pump = Begun(given, sender);
        var topic = given.Writer.Estate.Sns.Topics.Single().Arn;
        for (int i = 0; i < Tocsin.Delivery.Pumping.Limits.Connections; i++)
        {
            var asked = new Tocsin.Sns.Confirmation(topic, topic, $"m-{i}", DateTimeOffset.UtcNow, "", "");
            await given.Writer.Send(
                new Envelope(new Address.Http($"http://127.0.0.1:9/{i}"), asked, new Origin($"m-{i}")), Door.Client, Given.Admin);
        }
        await Until(() => Volatile.Read(ref hanging) == Tocsin.Delivery.Pumping.Limits.Connections);
        Assert.Equal(LeavingState.Delivered, Assert.Single(await Settled(given, await Send(given, "payments"))).State);
        hang.SetResult();
    }

    [Fact]
    public void A_lane_keeps_its_pace_and_has_its_burst_after_a_rest()
    {
        var lane = new Lane("C1", () => PumpOptions.Slack);
        var now = DateTimeOffset.UnixEpoch;
        var starts = new List<double>();
        for (int i = 0; i < 7; i++)
        {
            var start = lane.Earliest(DateTimeOffset.UnixEpoch, now, lane.Options);
            now = start > now ? start : now;
            lane.Begun(now, lane.Options);
            starts.Add((now - DateTimeOffset.UnixEpoch).TotalSeconds);
        }
        Assert.Equal([0, 0, 0, 0, 1, 2, 3], starts);
    }

    [Fact]
    public void A_message_says_what_it_waited_for_in_all()
    {
        var lane = new Lane("C1", () => PumpOptions.Slack);
        var left = DateTimeOffset.UnixEpoch;
        lane.Hold(DateTimeOffset.MinValue, left.AddSeconds(-5), "before this server began");
        lane.Hold(left.AddSeconds(10), left.AddSeconds(30), "Slack Retry-After");
        // What the next attempt is told of the same time is told once.
        lane.Hold(left.AddSeconds(25), left.AddSeconds(50), "Slack Retry-After");
        var leaving = new Leaving(1, "m-1", 1, "C1", null, left, left, Given.Event());
        Assert.Equal("held 40 s: Slack Retry-After, 30 s: the channel's pace", Delay.Told(lane.DelaysOf(leaving, left.AddSeconds(70))));
        Assert.Equal("", Delay.Told(lane.DelaysOf(leaving, left.AddMilliseconds(900))));
    }

    [Fact]
    public void What_came_before_a_message_that_is_on_its_way_stays_when_that_leaves()
    {
        var lane = new Lane("C1", () => PumpOptions.Unpaced);
        lane.Offer(1);
        lane.Leave(1);
        lane.Park(1, "Slack: not_in_channel", DateTimeOffset.UnixEpoch);
        lane.Offer(2);
        lane.Leave(1);
        lane.Park(1, "Slack: not_in_channel", DateTimeOffset.UnixEpoch);
        lane.Offer(3);
        lane.Unpark();
        Assert.Equal([1, 2, 3], lane.Waiting);
        lane.Leave(2);
        Assert.Equal([1, 3], lane.Waiting);
    }

    [Fact]
    public void A_delay_is_kept_as_one_line_whatever_a_receiver_says()
    {
        var two = TimeSpan.FromSeconds(2);
        var kept = Delay.Read(Delay.Write([new Delay(two, "an endpoint\r\nsays\nso"), new Delay(TimeSpan.Zero, "pace")]));
        Assert.Equal([new Delay(two, "an endpoint says so"), new Delay(TimeSpan.Zero, "pace")], kept);
    }

    /// <summary>An endpoint that takes one message an hour.</summary>
    [Fact]
    public async Task A_message_that_has_a_pace_of_its_own_keeps_it()
    {
        await using var given = await Given.Article();
        var first = await Send(given, "one");
        var second = await Send(given, "two");
        var hourly = Quick with { Pace = TimeSpan.FromHours(1), Burst = 1 };
        await using var pump = Begun(given, new ScriptedSender(_ => new Sent.Taken("1.2")), own: hourly);
        await Settled(given, first);
        await Task.Delay(300);
        Assert.Equal(LeavingState.Pending, Assert.Single(new Outbox(given.Store).Of(second)).State);
    }

    private static Pump Begun(Given given, ISender sender, PumpOptions? options = null, PumpOptions? own = null)
    {
        var pump = new Pump(new Outbox(given.Store), given.Writer, _ => sender, _ => options ?? Quick, TimeProvider.System, _ => own);
        pump.Load();
        pump.Start();
        return pump;
    }

    private static Task<Trace> Send(Given given, string service) =>
        given.Writer.Send(Given.Event("ecs.deployment-failed", ("service", service)), Door.Admin, Given.Admin);

    private static async Task<IReadOnlyList<Kept>> Settled(Given given, params Trace[] traces)
    {
        var outbox = new Outbox(given.Store);
        await Until(() => traces.All(t => outbox.Of(t).All(k => k.State != LeavingState.Pending)));
        return [.. traces.SelectMany(t => outbox.Of(t))];
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
