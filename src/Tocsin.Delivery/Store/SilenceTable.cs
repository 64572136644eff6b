using Microsoft.Data.Sqlite;
using Tocsin.Delivery.Silences;

namespace Tocsin.Delivery.Store;

/// <summary>The silences and the journal, as they are kept.</summary>
/// <remarks>Safe for any number of threads.</remarks>
public sealed class SilenceTable(SqliteStore store)
{
    private const string Select = "SELECT id, query, at, until, why, made_by, ended, ended_by FROM silence";

    /// <summary>Newest first.</summary>
    public IReadOnlyList<Silence> Newest(int limit) => Where("1 ORDER BY id DESC LIMIT $value", limit);

    /// <summary>Those that hold, or whose messages are not yet told.</summary>
    public IReadOnlyList<Silence> Open() => Where(
        "ended IS NULL OR id IN (SELECT silence FROM leaving WHERE silence IS NOT NULL AND state = 4) ORDER BY id", 0);

    public Silence? Find(long id) => Where("id = $value", id).FirstOrDefault();

    /// <summary>How many messages it kept back.</summary>
    public long Count(long id) => Numbers("SELECT count(*) FROM leaving WHERE silence = $value", id)[0];

    /// <summary>The numbers of those that it still keeps back, in their order, with where each goes.</summary>
    public IReadOnlyList<(long Id, string Lane)> Held(long id) => store.Read(reading =>
    {
        using var command = SqliteStore.Command(
            reading, "SELECT id, lane FROM leaving WHERE silence = $id AND state = 4 ORDER BY id", ("$id", id));
        return SqliteStore.All(command, r => (r.GetInt64(0), r.GetString(1)));
    });

    /// <summary>The number of the last one; 0 where there was none.</summary>
    public long Last() => Numbers("SELECT ifnull(max(id), $value) FROM silence", 0)[0];

    /// <summary>What was done, newest first.</summary>
    public IReadOnlyList<JournalLine> Journal(int limit) => store.Read(reading =>
    {
        using var command = SqliteStore.Command(
            reading, "SELECT at, what, about, made_by, why FROM journal ORDER BY id DESC LIMIT $limit", ("$limit", limit));
        return SqliteStore.All(command, r => new JournalLine(At(r, 0), r.GetString(1), r.GetString(2), r.GetString(3), r.GetString(4)));
    });

    private IReadOnlyList<Silence> Where(string condition, long value) => store.Read(reading =>
    {
        using var command = SqliteStore.Command(reading, $"{Select} WHERE {condition}", ("$value", value));
        return SqliteStore.All(command, r => new Silence(r.GetInt64(0), r.GetString(1), At(r, 2), At(r, 3), r.GetString(4), r.GetString(5))
        {
            Ended = r.IsDBNull(6) ? null : At(r, 6), EndedBy = r.GetString(7),
        });
    });

    private List<long> Numbers(string sql, long value) => store.Read(reading =>
    {
        using var command = SqliteStore.Command(reading, sql, ("$value", value));
        return SqliteStore.All(command, r => r.GetInt64(0));
    });

    private static DateTimeOffset At(SqliteDataReader row, int column) => new(row.GetInt64(column), TimeSpan.Zero);
}
