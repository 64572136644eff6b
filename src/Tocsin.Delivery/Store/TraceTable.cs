using Microsoft.Data.Sqlite;
using Tocsin.Delivery.Outgoing;
using Tocsin.Delivery.Traces;
using Tocsin.Text;

namespace Tocsin.Delivery.Store;

/// <summary>The traces, as they are kept.</summary>
/// <remarks>Safe for any number of threads.</remarks>
public sealed class TraceTable(SqliteStore store)
{
    private const string Select =
        """
        SELECT key, id, at, outcome, reasons, rules, channels, subjects, kind,
          (SELECT group_concat(state, ' ') FROM leaving WHERE trace = trace.key) FROM trace
        """;

    /// <summary>Newest first, from below a key.</summary>
    public IReadOnlyList<TraceRow> Page(long below, int limit) => store.Read(reading =>
    {
        using var command = SqliteStore.Command(
            reading, $"{Select} WHERE key < $below ORDER BY key DESC LIMIT $limit", ("$below", below), ("$limit", limit));
        return SqliteStore.All(command, Row);
    });

    public TraceRow? Row(long key) => store.Read(reading =>
    {
        using var command = SqliteStore.Command(reading, $"{Select} WHERE key = $key", ("$key", key));
        return SqliteStore.All(command, Row).FirstOrDefault();
    });

    /// <summary>Those of an event, by its id or by that of a message that came of it; newest first.</summary>
    public IReadOnlyList<Trace> Find(string id) => store.Read(reading =>
    {
        using var command = SqliteStore.Command(
            reading, "SELECT form FROM trace WHERE id = $id OR key IN (SELECT trace FROM leaving WHERE message = $id) ORDER BY key DESC",
            ("$id", id));
        return SqliteStore.All(command, Whole);
    });

    public Trace? Find(long key) => store.Read(reading =>
    {
        using var command = SqliteStore.Command(reading, "SELECT form FROM trace WHERE key = $key", ("$key", key));
        return SqliteStore.All(command, Whole).FirstOrDefault();
    });

    private static Trace Whole(SqliteDataReader row)
    {
        var trace = SqliteStore.Form(Trace.Form, row, 0, "a trace");
        return trace with { Subject = Subject.Of(trace.First) };
    }

    private static TraceRow Row(SqliteDataReader row) => new(
        row.GetInt64(0), row.GetString(1), new DateTimeOffset(row.GetInt64(2), TimeSpan.Zero), (TraceOutcome)row.GetInt32(3),
        Words(row, 4), Words(row, 5), Words(row, 6), Words(row, 7), row.GetString(8),
        row.IsDBNull(9) ? [] : Words(row, 9).Select(s => (LeavingState)int.Parse(s, System.Globalization.CultureInfo.InvariantCulture))
            .ToValueList());

    private static ValueList<string> Words(SqliteDataReader row, int column) =>
        row.GetString(column).Split(' ', StringSplitOptions.RemoveEmptyEntries).ToValueList();
}
