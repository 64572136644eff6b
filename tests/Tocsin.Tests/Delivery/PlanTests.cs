using Tocsin.Delivery.Outgoing;
using Tocsin.Delivery.Silences;
using Tocsin.Delivery.Store;

namespace Tocsin.Tests.Delivery;

/// <summary>A store that has grown for a month is asked by the minute: what is asked so often looks at few rows.</summary>
public sealed class PlanTests
{
    [Theory]
    [InlineData("SELECT count(*) FROM leaving WHERE state = 1", "leaving_done")]
    [InlineData("SELECT count(*) FROM leaving WHERE state IN (0, 3) AND state = 0", "leaving_open")]
    [InlineData("SELECT count(*) FROM leaving WHERE state IN (2, 3) AND state = 2", "leaving_unsent")]
    [InlineData(
        "SELECT id, lane FROM leaving INDEXED BY leaving_open WHERE state IN (0, 3) AND carrier IS NULL ORDER BY trace, id",
        "leaving_open")]
    [InlineData("SELECT 1 FROM leaving INDEXED BY leaving_open WHERE trace = 5 AND state IN (0, 3)", "leaving_open (trace=?)")]
    [InlineData("SELECT key FROM trace WHERE undelivered = 1 ORDER BY key DESC LIMIT 100", "trace_undelivered")]
    [InlineData("SELECT at FROM leaving WHERE id <= (SELECT max(id) FROM leaving) - 5 ORDER BY id DESC LIMIT 1", "(rowid<?)")]
    [InlineData(
        "SELECT trace FROM leaving INDEXED BY leaving_unsent WHERE state IN (2, 3) AND state = 2 AND settled >= 5",
        "COVERING INDEX leaving_unsent")]
    [InlineData("SELECT count(*) FROM leaving WHERE silence IS NOT NULL AND state = 4", "leaving_silenced")]
    [InlineData("SELECT id FROM leaving WHERE carrier = 5 ORDER BY id", "leaving_carried")]
    [InlineData("SELECT count(*) FROM leaving WHERE twice > 0", "leaving_twice")]
    [InlineData("SELECT team FROM slack_message WHERE ts < '1' LIMIT 1000", "slack_ts")]
    [InlineData("SELECT service FROM rollout INDEXED BY rollout_at WHERE at >= 5 AND kind IN (1, 2) GROUP BY service", "(at>?)")]
    [InlineData("SELECT kind FROM rollout WHERE service = 'a' AND at >= 5 ORDER BY at DESC, deployment DESC", "(service=? AND at>?)")]
    [InlineData("SELECT arn FROM resource WHERE until IS NOT NULL AND until <= 5 LIMIT 1000", "resource_past")]
    public async Task What_is_asked_by_the_minute_has_its_index(string sql, string index)
    {
        await using var given = Given.Nothing();
        string plan = given.Store.Read(reading =>
        {
            using var command = reading.CreateCommand();
            command.CommandText = $"EXPLAIN QUERY PLAN {sql}";
            using var row = command.ExecuteReader();
            return row.Read() ? row.GetString(3) : "";
        });
        Assert.Contains(index, plan, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Messages_are_counted_by_their_states()
    {
        await using var given = await Given.Article();
        var outbox = new Outbox(given.Store);
        IReadOnlyList<Leaving> heard = [];
        given.Writer.Heard = left => heard = left;
        await given.Writer.Send(Given.Event(), Tocsin.Aws.Door.Admin, Given.Admin);
        await given.Writer.Hold(heard[0].Id, new Silence(1, "*", default, default, "why", "who"));
        Settlement?[] settlements = [null, new Settlement.Delivered("1"), new Settlement.Dead("x"), new Settlement.Parked("x")];
        foreach (var settlement in settlements)
        {
            await given.Writer.Send(Given.Event(), Tocsin.Aws.Door.Admin, Given.Admin);
            if (settlement is not null)
            {
                await given.Writer.Settle(heard[0], settlement);
            }
        }
        Assert.All(Enum.GetValues<LeavingState>(), s => Assert.Equal(1, outbox.Count(s)));
    }
}
