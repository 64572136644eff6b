using System.Collections.Concurrent;
using Microsoft.Data.Sqlite;
using Tocsin.Aws;
using Tocsin.Delivery.Outgoing;
using Tocsin.Delivery.Traces;
using Tocsin.Stored;
using Tocsin.Text;

namespace Tocsin.Delivery.Store;

/// <summary>The traces, as they are kept.</summary>
/// <remarks>Safe for any number of threads.</remarks>
public sealed class TraceTable(SqliteStore store)
{
    private const string Select = "SELECT key, id, work, at, outcome, door, put_by, ways, subjects, kind, first FROM trace";

    private readonly ConcurrentDictionary<long, Way> ways = new();

    /// <summary>Newest first, from below a key.</summary>
    public IReadOnlyList<TraceRow> Page(long below, int limit) => store.Read(reading =>
    {
        using var command = SqliteStore.Command(
            reading, $"{Select} WHERE key < $below ORDER BY key DESC LIMIT $limit", ("$below", below), ("$limit", limit));
        return SqliteStore.All(command, r => Row(reading, r));
    });

    /// <summary>Those of which a target did not take something, newest first.</summary>
    public IReadOnlyList<TraceRow> Undelivered(int limit) => store.Read(reading =>
    {
        using var command = SqliteStore.Command(
            reading, $"{Select} WHERE undelivered = 1 ORDER BY key DESC LIMIT $limit", ("$limit", limit));
        return SqliteStore.All(command, r => Row(reading, r));
    });

    public TraceRow? Row(long key) => store.Read(reading =>
    {
        using var command = SqliteStore.Command(reading, $"{Select} WHERE key = $key", ("$key", key));
        return SqliteStore.All(command, r => Row(reading, r)).FirstOrDefault();
    });

    /// <summary>The last one of an event, by its id or by that of a message that came of it; null where there is none.</summary>
    /// <remarks>
    /// Traces have no index by their ids: those are random, and each would change a page of its own in each commit. Somebody who looks
    /// asks for one of the last, and waits longer for one that is old.
    /// </remarks>
    public Trace? Find(string id) => store.Read(reading =>
    {
        string where = store.Messages.TryParse(id, out long leaving) ? "key = (SELECT trace FROM leaving WHERE id = $leaving)" : "id = $id";
        using var command = SqliteStore.Command(
            reading, $"{Select} WHERE {where} ORDER BY key DESC LIMIT 1", ("$id", id), ("$leaving", leaving));
        return SqliteStore.All(command, r => Whole(reading, r)).FirstOrDefault();
    });

    public Trace? Find(long key) => store.Read(reading =>
    {
        using var command = SqliteStore.Command(reading, $"{Select} WHERE key = $key", ("$key", key));
        return SqliteStore.All(command, r => Whole(reading, r)).FirstOrDefault();
    });

    private Trace Whole(SqliteConnection reading, SqliteDataReader row) => new(
        row.GetInt64(0), row.GetInt64(2), At(row), (Door)row.GetInt32(5), Arn.Parse(row.GetString(6)),
        SqliteStore.Form(Forms.Envelope, row, 10, "an event"), Routes(reading, row));

    private TraceRow Row(SqliteConnection reading, SqliteDataReader row)
    {
        var routes = Routes(reading, row);
        var outcome = (TraceOutcome)row.GetInt32(4);
        return new(
            row.GetInt64(0), row.GetString(1), At(row), outcome,
            outcome == TraceOutcome.Unmatched ? TraceRow.Unwanted : Each(routes, r => r.Why?.Code), Each(routes, r => r.Way.Rule),
            Each(routes, r => r.Leaving is null ? null : r.To.Text),
            row.GetString(8).Split(' ', StringSplitOptions.RemoveEmptyEntries).ToValueList(), row.GetString(9),
            routes.Select(r => r.Leaving).OfType<long>().Select(id => StateOf(reading, id)).OfType<LeavingState>().ToValueList());
    }

    private static DateTimeOffset At(SqliteDataReader row) => new(row.GetInt64(3), TimeSpan.Zero);

    private static ValueList<string> Each(ValueList<TraceRoute> routes, Func<TraceRoute, string?> what) =>
        routes.Select(what).OfType<string>().Distinct().ToValueList();

    private static LeavingState? StateOf(SqliteConnection reading, long leaving)
    {
        using var command = SqliteStore.Command(reading, "SELECT state FROM leaving WHERE id = $id", ("$id", leaving));
        return command.ExecuteScalar() is long state ? (LeavingState)state : null;
    }

    private ValueList<TraceRoute> Routes(SqliteConnection reading, SqliteDataReader row) =>
        Ways.Routes(row.GetString(7), id => ways.TryGetValue(id, out var known) ? known : Way(reading, id));

    private Way Way(SqliteConnection reading, long id)
    {
        using var command = SqliteStore.Command(reading, "SELECT form FROM way WHERE id = $id", ("$id", id));
        var found = SqliteStore.All(command, r => SqliteStore.Form(Traces.Way.Form, r, 0, "a way")).FirstOrDefault()
            ?? throw new StoreException($"The store holds a trace of a way {id} that it does not hold. Restore a backup.");
        if (ways.Count >= Limits.Ways)
        {
            ways.Clear();
        }
        ways[id] = found;
        return found;
    }
}
