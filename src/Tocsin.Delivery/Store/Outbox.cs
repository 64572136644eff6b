using System.Runtime.CompilerServices;
using Microsoft.Data.Sqlite;
using Tocsin.Delivery.Outgoing;
using Tocsin.Delivery.Traces;
using Tocsin.Stored;

namespace Tocsin.Delivery.Store;

/// <summary>The messages that left, as they are kept.</summary>
/// <remarks>Safe for any number of threads.</remarks>
public sealed class Outbox(SqliteStore store)
{
    internal SqliteStore Store => store;

    private const int PageSize = 200;

    private const string Select =
        "SELECT id, trace, lane, thread, at, due, attempts, form, state, settled, why, receipt, carrier, carries, silence, twice, delays, "
            + "anew, anew_behind FROM leaving";

    // Asked at each message that is sent, so prepared once for each connection, which ends it with itself.
    private readonly ConditionalWeakTable<SqliteConnection, SqliteCommand> finding = [];

    /// <summary>Those that are to be sent, oldest first; not those that are told in another.</summary>
    public IReadOnlyList<(long Id, string Lane)> Open() => store.Read(reading =>
    {
        using var command = SqliteStore.Command(
            reading,
            "SELECT id, lane FROM leaving INDEXED BY leaving_open WHERE state IN (0, 3) AND carrier IS NULL ORDER BY trace, id");
        return SqliteStore.All(command, r => (r.GetInt64(0), r.GetString(1)));
    });

    public Kept? Find(long id) => store.Read(reading =>
    {
        var command = finding.GetValue(reading, static r => SqliteStore.Command(r, $"{Select} WHERE id = $id", ("$id", 0L)));
        command.Parameters[0].Value = id;
        return SqliteStore.All(command, Read).FirstOrDefault();
    });

    /// <summary>By what receivers call it; null where it is not kept, or that is no message's id.</summary>
    public Kept? Find(string message) => store.Messages.TryParse(message, out long id) ? Find(id) : null;

    /// <summary>Those that are told in another, in their order.</summary>
    public IReadOnlyList<Kept> CarriedBy(long carrier) => Where("carrier = $value ORDER BY id", carrier);

    /// <summary>What the receiver calls the first message of a message's thread; null where there is none before it.</summary>
    public string? ThreadOf(Leaving leaving) => leaving.Thread is null ? null : store.Read(reading =>
    {
        using var command = SqliteStore.Command(
            reading, "SELECT receipt FROM leaving WHERE lane = $lane AND thread = $thread AND state = 1 AND id < $id ORDER BY id LIMIT 1",
            ("$lane", leaving.Lane), ("$thread", leaving.Thread), ("$id", leaving.Id));
        return command.ExecuteScalar() as string;
    });

    /// <summary>Those of a trace, in the order in which they left.</summary>
    public IReadOnlyList<Kept> Of(Trace trace) => [.. trace.Routes.Select(r => r.Leaving).OfType<long>().Select(Find).OfType<Kept>()];

    /// <summary>Whatever became of them, newest first; read as they are asked for.</summary>
    public IEnumerable<Kept> Newest(int limit)
    {
        long below = long.MaxValue;
        for (int left = limit; left > 0 && Page(below, Math.Min(left, PageSize)) is { Count: > 0 } page; left -= page.Count)
        {
            foreach (var kept in page)
            {
                yield return kept;
            }
            below = page[^1].Leaving.Id;
        }
    }

    /// <summary>Those that were given up or wait for something to be set otherwise, newest first.</summary>
    public IReadOnlyList<Kept> Unsent(int limit) => Where("state IN (2, 3) ORDER BY id DESC LIMIT $value", limit);

    /// <summary>The same, oldest first, and all of them; read as they are asked for.</summary>
    public IEnumerable<Kept> UnsentInOrder()
    {
        for (long above = 0; Where($"state IN (2, 3) AND id > $value ORDER BY id LIMIT {PageSize}", above) is { Count: > 0 } page;
            above = page[^1].Leaving.Id)
        {
            foreach (var kept in page)
            {
                yield return kept;
            }
        }
    }

    /// <summary>When the message left that has so many newer ones; null where there are fewer.</summary>
    public DateTimeOffset? LeftAt(long newer) => store.Read(reading =>
    {
        using var command = SqliteStore.Command(
            reading, "SELECT at FROM leaving WHERE id <= (SELECT max(id) FROM leaving) - $newer ORDER BY id DESC LIMIT 1",
            ("$newer", newer));
        return command.ExecuteScalar() is long ticks ? new DateTimeOffset(ticks, TimeSpan.Zero) : (DateTimeOffset?)null;
    });

    /// <summary>When the oldest left that is kept; null where none is.</summary>
    public DateTimeOffset? Oldest() => store.Read(reading =>
    {
        using var command = SqliteStore.Command(reading, "SELECT at FROM leaving ORDER BY id LIMIT 1");
        return command.ExecuteScalar() is long ticks ? new DateTimeOffset(ticks, TimeSpan.Zero) : (DateTimeOffset?)null;
    });

    /// <summary>How many are in a state.</summary>
    public long Count(LeavingState state) => store.Read(reading => Count(reading, state));

    /// <summary>How many are in each state, at one moment.</summary>
    public IReadOnlyList<(LeavingState State, long Count)> Counts() => store.Read(reading =>
    {
        using var moment = reading.BeginTransaction(deferred: true);
        return Enum.GetValues<LeavingState>().Select(s => (s, Count(reading, s))).ToArray();
    });

    /// <summary>Counted by the index of that state.</summary>
    private static long Count(SqliteConnection reading, LeavingState state)
    {
        string indexed = state switch
        {
            LeavingState.Delivered => "state = 1",
            LeavingState.Pending => "state IN (0, 3) AND state = 0",
            LeavingState.Dead => "state IN (2, 3) AND state = 2",
            LeavingState.Silenced => "silence IS NOT NULL AND state = 4",
            _ => "state IN (2, 3) AND state = 3",
        };
        using var command = SqliteStore.Command(reading, $"SELECT count(*) FROM leaving WHERE {indexed}");
        return (long)command.ExecuteScalar()!;
    }

    /// <summary>How many are perhaps with their receiver twice.</summary>
    public long Repeated() => store.Read(reading =>
    {
        using var command = SqliteStore.Command(reading, "SELECT count(*) FROM leaving WHERE twice > 0");
        return (long)command.ExecuteScalar()!;
    });

    /// <summary>What became of a message's attempts, in their order.</summary>
    public IReadOnlyList<(int Number, DateTimeOffset At, string What)> Attempts(long id) => store.Read(reading =>
    {
        using var command = SqliteStore.Command(reading, "SELECT n, at, what FROM attempt WHERE leaving = $id ORDER BY n", ("$id", id));
        return SqliteStore.All(command, r => (r.GetInt32(0), new DateTimeOffset(r.GetInt64(1), TimeSpan.Zero), r.GetString(2)));
    });

    private IReadOnlyList<Kept> Page(long below, int limit) => Where($"id < $value ORDER BY id DESC LIMIT {limit}", below);

    private IReadOnlyList<Kept> Where(string condition, long value) => store.Read(reading =>
    {
        using var command = SqliteStore.Command(reading, $"{Select} WHERE {condition}", ("$value", value));
        return SqliteStore.All(command, Read);
    });

    private Kept Read(SqliteDataReader row) => new(
        new Leaving(
            row.GetInt64(0), store.Messages.Of(row.GetInt64(0)), row.GetInt64(1), row.GetString(2), row.IsDBNull(3) ? null
                : row.GetString(3),
            At(row, 4), At(row, 5), SqliteStore.Form(Forms.Envelope, row, 7, "a message that leaves"))
        {
            Attempts = row.GetInt32(6), Carries = row.GetInt32(13), Silence = row.IsDBNull(14) ? null : row.GetInt64(14),
            Anew = row.IsDBNull(17) ? null : (At(row, 17), row.GetInt32(18)),
        },
        (LeavingState)row.GetInt32(8), row.IsDBNull(9) ? null : At(row, 9), row.GetString(10),
        row.IsDBNull(11) ? null : row.GetString(11))
    {
        Carrier = row.IsDBNull(12) ? null : row.GetInt64(12), IsRepeated = row.GetInt64(15) > 0, Delays = Delay.Read(row.GetString(16)),
    };

    private static DateTimeOffset At(SqliteDataReader row, int column) => new(row.GetInt64(column), TimeSpan.Zero);
}
