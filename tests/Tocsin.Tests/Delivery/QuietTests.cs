using Tocsin.Aws;
using Tocsin.Delivery.Outgoing;
using Tocsin.Delivery.Pumping;
using Tocsin.Delivery.Senders;
using Tocsin.Delivery.Silencing;
using Tocsin.Delivery.Store;
using Tocsin.Tests.Server;

namespace Tocsin.Tests.Delivery;

/// <summary>A silence keeps messages back, hides none, and tells them when it ends.</summary>
public sealed class QuietTests
{
    [Fact]
    public async Task What_a_silence_finds_is_kept_back_and_told_in_one_message_when_it_ends()
    {
        await using var given = await Given.Article();
        await using var run = new Run(given);
        var silence = (await run.Quiet.Add("service:payments", DateTimeOffset.UtcNow.AddHours(1), "we move the database", "alice"))!;
        var (first, second) = (await run.Send("payments"), await run.Send("payments"));
        var other = await run.Send("orders");
        await run.Until(other, LeavingState.Delivered);
        await run.Until(first, LeavingState.Silenced);
        await run.Until(second, LeavingState.Silenced);
        Assert.Equal([other], run.Sender.Taken);
        Assert.Equal((2, silence.Id), (new SilenceTable(given.Store).Count(silence.Id), run.Find(first).Leaving.Silence!.Value));
        await run.Quiet.End(silence.Id, "bob", "it is moved");
        await run.Until(first, LeavingState.Delivered);
        await run.Until(second, LeavingState.Delivered);
        Assert.Equal([other, first], run.Sender.Taken);
        Assert.StartsWith("*A silence has ended: 2 messages*", run.Sender.Texts[1], StringComparison.Ordinal);
        Assert.Contains("kept back by alice: we move the database", run.Sender.Texts[1], StringComparison.Ordinal);
        Assert.Contains(run.Find(second).Leaving.Message, run.Sender.Texts[1], StringComparison.Ordinal);
        var journal = new SilenceTable(given.Store).Journal(9);
        Assert.Equal([("silence ended", "bob", "it is moved"), ("silence added", "alice", "we move the database")],
            journal.Select(l => (l.What, l.By, l.Why)));
        Assert.Equal("1: service:payments; 2 kept back", journal[0].About);
    }

    [Fact]
    public async Task A_silence_outlives_the_process_and_ends_when_its_time_is_over()
    {
        await using var given = await Given.Article();
        var clock = new StoppedClock(DateTimeOffset.UtcNow);
        long sent;
        await using (var run = new Run(given, clock))
        {
            await run.Quiet.Add("channel:*", clock.Now.AddHours(1), "a drill", "alice");
            sent = await run.Send("payments");
            await run.Until(sent, LeavingState.Silenced);
        }
        await given.Restart();
        await using var again = new Run(given, clock);
        await again.Quiet.Look();
        Assert.Equal(1, again.Quiet.Holding);
        long later = await again.Send("orders");
        await again.Until(later, LeavingState.Silenced);
        clock.Now += TimeSpan.FromMinutes(61);
        await again.Quiet.Look();
        await again.Until(sent, LeavingState.Delivered);
        await again.Until(later, LeavingState.Delivered);
        Assert.Equal([sent], again.Sender.Taken);
        Assert.Equal(0, again.Quiet.Holding);
        long free = await again.Send("search");
        await again.Until(free, LeavingState.Delivered);
    }

    [Fact]
    public async Task A_silence_that_was_made_while_the_clock_was_ahead_ends_when_it_is_set_right()
    {
        await using var given = await Given.Article();
        var clock = new StoppedClock(DateTimeOffset.UtcNow.AddYears(10));
        await using var run = new Run(given, clock);
        await run.Quiet.Add("channel:*", clock.Now.AddHours(1), "a drill", "alice");
        clock.Now -= TimeSpan.FromMinutes(59);
        await run.Quiet.Look();
        Assert.Equal(1, run.Quiet.Holding);
        clock.Now = DateTimeOffset.UtcNow;
        await run.Quiet.Look();
        Assert.Equal(0, run.Quiet.Holding);
    }

    [Fact]
    public async Task The_journal_is_only_added_to()
    {
        await using var given = Given.Nothing();
        using var quiet = new Quiet(given.Store, given.Writer, TimeProvider.System);
        await quiet.Add("service:a", DateTimeOffset.UtcNow.AddHours(1), "why", "who");
        foreach (string sql in new[] { "DELETE FROM journal", "UPDATE journal SET made_by = 'nobody'" })
        {
            using var connection = new Microsoft.Data.Sqlite.SqliteConnection($"Data Source={given.Path}/tocsin.db;Pooling=False");
            connection.Open();
            using var command = connection.CreateCommand();
            command.CommandText = sql;
            var refused = Assert.Throws<Microsoft.Data.Sqlite.SqliteException>(() => command.ExecuteNonQuery());
            Assert.Contains("the journal is only added to", refused.Message, StringComparison.Ordinal);
        }
    }

    private sealed class Run : IAsyncDisposable
    {
        private readonly Given given;
        private readonly Pump pump;
        private readonly Outbox outbox;

        public Run(Given given, TimeProvider? clock = null)
        {
            this.given = given;
            outbox = new Outbox(given.Store);
            Quiet = new Quiet(given.Store, given.Writer, clock ?? TimeProvider.System);
            pump = new Pump(
                outbox, given.Writer, _ => Sender, _ => PumpOptions.Unpaced, TimeProvider.System, silences: Quiet.Of);
            Quiet.Released = pump.Retry;
            pump.Load();
            pump.Start();
        }

        public ScriptedSender Sender { get; } = new(_ => new Sent.Taken("1.1"));

        public Quiet Quiet { get; }

        /// <summary>Gives the number of the message that left.</summary>
        public async Task<long> Send(string service)
        {
            var trace = await given.Writer.Send(Given.Event("ecs.deployment-failed", ("service", service)), Door.Admin, Given.Admin);
            return Assert.Single(trace.Routes).Leaving!.Value;
        }

        public Kept Find(long id) => outbox.Find(id)!;

        public async Task Until(long id, LeavingState state)
        {
            using var timeout = new CancellationTokenSource(TimeSpan.FromMinutes(2));
            while (Find(id).State != state)
            {
                await Task.Delay(5, timeout.Token);
            }
        }

        public async ValueTask DisposeAsync()
        {
            await pump.DisposeAsync();
            Quiet.Dispose();
        }
    }
}
