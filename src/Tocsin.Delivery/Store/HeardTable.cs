namespace Tocsin.Delivery.Store;

/// <summary>What came in of real accounts, by its ids, and when each source last brought something.</summary>
/// <remarks>Safe for any number of threads.</remarks>
public sealed class HeardTable(SqliteStore store)
{
    /// <summary>Whether one of that id is kept.</summary>
    public bool Has(string message) => store.Read(reading =>
    {
        using var command = SqliteStore.Command(reading, "SELECT 1 FROM heard WHERE message = $message", ("$message", message));
        return command.ExecuteScalar() is not null;
    });

    /// <summary>Those that brought something, and what last.</summary>
    public IReadOnlyList<(string Ingest, string Arn, DateTimeOffset Last, long Count)> Sources() => store.Read(reading =>
    {
        using var command = SqliteStore.Command(reading, "SELECT ingest, arn, last, count FROM source ORDER BY ingest, arn");
        return SqliteStore.All(
            command, r => (r.GetString(0), r.GetString(1), new DateTimeOffset(r.GetInt64(2), TimeSpan.Zero), r.GetInt64(3)));
    });
}
