using System.Collections.Concurrent;
using System.Globalization;
using Microsoft.Data.Sqlite;
using Tocsin.Aws;
using Tocsin.Delivery.Outgoing;
using Tocsin.Estates;
using Tocsin.Flow;
using Tocsin.Stored;

namespace Tocsin.Delivery.Store;

/// <summary>
/// What a server must not lose, in one SQLite database: resources, contents, traces, messages that leave, and the local Slack's.
/// </summary>
/// <remarks>
/// One writer, which is <see cref="Writing.Writer"/>; any number of readers beside it, who see whole commits. Write-ahead logging with
/// synchronous=FULL: a commit that returned is on disk, whatever is killed afterwards (https://www.sqlite.org/wal.html).
/// </remarks>
public sealed class SqliteStore : IDisposable
{
    private readonly DataDirectory directory;
    private readonly SqliteConnection connection;
    private readonly ConcurrentBag<SqliteConnection> readers = [];
    private readonly Commits commits;

    private SqliteStore(DataDirectory directory, SqliteConnection connection)
    {
        (this.directory, this.connection) = (directory, connection);
        commits = new Commits(connection);
        Messages = new MessageIds((ulong)Scalar("SELECT number FROM instance"));
    }

    public DataDirectory Directory => directory;

    /// <summary>What receivers call the messages of this store.</summary>
    public MessageIds Messages { get; }

    /// <param name="files">Those that SQLite's own lie among; null is the system's.</param>
    /// <exception cref="StoreException">It cannot be opened, is damaged, or a later version wrote it.</exception>
    public static SqliteStore Open(DataDirectory directory, IStoreFiles? files = null)
    {
        var connection = StoreFile.Connection(directory.DatabasePath, SqliteOpenMode.ReadWrite);
        try
        {
            StoreFile.Ready(directory.DatabasePath, files ?? SystemFiles.Instance);
            connection.Open();
            Run(connection, "PRAGMA journal_mode=WAL");
            Run(connection, directory.Survives ? "PRAGMA synchronous=FULL" : "PRAGMA synchronous=OFF");
            Run(connection, $"PRAGMA wal_autocheckpoint={Limits.CheckpointPages}");
            Migrate(connection, directory.DatabasePath);
            return new SqliteStore(directory, connection);
        }
        catch (SqliteException e)
        {
            connection.Dispose();
            throw new StoreException(StoreErrors.Told(directory.DatabasePath, e), e);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            connection.Dispose();
            throw new StoreException($"{directory.DatabasePath} cannot be used: {e.Message}", e);
        }
        catch (StoreException)
        {
            connection.Dispose();
            throw;
        }
    }

    /// <summary>Everything that there is now.</summary>
    /// <param name="empty">The estate that it begins with.</param>
    public Estate Load(Estate empty) => Guarded(() =>
    {
        var estate = Resources(connection, empty, "SELECT form FROM resource WHERE until IS NULL ORDER BY made", null);
        estate = Resources(connection, estate, "SELECT form FROM content ORDER BY made", null);
        using var command = Command(connection, "SELECT form FROM line ORDER BY id");
        using var reader = command.ExecuteReader();
        while (reader.Read())
        {
            estate = estate.With(Form(Forms.Change, reader, 0, "a log line"));
        }
        return estate;
    });

    /// <summary>The resources as they were when a work was decided; contents that come and go are not told of.</summary>
    public Estate EstateAt(long number, Estate empty) => Read(reading => Resources(
        reading, empty, "SELECT form FROM resource WHERE since <= $number AND (until IS NULL OR until > $number) ORDER BY made", number));

    /// <summary>The last numbers that were given.</summary>
    public Numbers LastNumbers() => Guarded(() => new Numbers(
        Scalar("SELECT max(ifnull((SELECT max(since) FROM resource), 0), ifnull((SELECT max(until) FROM resource), 0), "
            + "ifnull((SELECT work FROM trace ORDER BY key DESC LIMIT 1), 0))"),
        Scalar("SELECT ifnull(max(key), 0) FROM trace"), Scalar("SELECT ifnull(max(id), 0) FROM leaving")));

    /// <summary>Keeps all of it or nothing; when it returns, it is on disk.</summary>
    /// <exception cref="StoreException">It could not be kept, and nothing of it is.</exception>
    public void Commit(IReadOnlyList<Entry> entries) => Guarded(() =>
    {
        commits.Write(entries);
        return 0;
    });

    /// <summary>Of what the last commit was to forget there may be more.</summary>
    internal bool HasMoreToForget => commits.HasMoreToForget;

    /// <summary>Lets the database grow no further than so many pages: a full disk, for whoever tries what happens then.</summary>
    internal void Limit(int pages) => Run(connection, $"PRAGMA max_page_count={pages}");

    /// <summary>Asks the database, beside whoever writes.</summary>
    internal T Read<T>(Func<SqliteConnection, T> ask)
    {
        if (!readers.TryTake(out var reading))
        {
            reading = StoreFile.Connection(directory.DatabasePath, SqliteOpenMode.ReadOnly);
            Guarded(() =>
            {
                reading.Open();
                return true;
            });
        }
        try
        {
            return Guarded(() => ask(reading));
        }
        finally
        {
            readers.Add(reading);
        }
    }

    internal static SqliteCommand Command(SqliteConnection connection, string sql, params ReadOnlySpan<(string Name, object? Value)> values)
    {
        var command = connection.CreateCommand();
        command.CommandText = sql;
        foreach (var (name, value) in values)
        {
            command.Parameters.AddWithValue(name, value ?? DBNull.Value);
        }
        return command;
    }

    internal static List<T> All<T>(SqliteCommand command, Func<SqliteDataReader, T> read)
    {
        var all = new List<T>();
        using var reader = command.ExecuteReader();
        while (reader.Read())
        {
            all.Add(read(reader));
        }
        return all;
    }

    /// <exception cref="StoreException">It is damaged.</exception>
    internal static T Form<T>(Form<T> form, SqliteDataReader row, int column, string what)
        where T : class =>
        form.TryRead(row.GetFieldValue<byte[]>(column), out var value, out var why)
            ? value
            : throw new StoreException($"The store holds {what} that cannot be read: {why}. Restore a backup with `tocsin db restore`, or "
                + $"start with an empty --data.");

    public void Dispose()
    {
        while (readers.TryTake(out var reader))
        {
            reader.Dispose();
        }
        commits.Dispose();
        connection.Dispose();
    }

    private T Guarded<T>(Func<T> run)
    {
        try
        {
            return run();
        }
        catch (SqliteException e)
        {
            throw new StoreException(StoreErrors.Told(directory.DatabasePath, e), e);
        }
    }

    private static void Migrate(SqliteConnection connection, string path)
    {
        long version = Scalar(connection, "PRAGMA user_version");
        if (version > Schema.Version)
        {
            throw new StoreException(
                $"{path} was written by a later version of tocsin (store {version}; this one reads up to {Schema.Version}). Use "
                    + $"that version.");
        }
        for (; version < Schema.Version; version++)
        {
            string next = (version + 1).ToString(CultureInfo.InvariantCulture);
            Run(
                connection,
                $"BEGIN IMMEDIATE; {Schema.Steps[version]} INSERT INTO instance SELECT random() WHERE NOT EXISTS (SELECT 1 FROM "
                    + $"instance); PRAGMA user_version={next}; COMMIT");
        }
    }

    private static Estate Resources(SqliteConnection connection, Estate estate, string sql, long? number)
    {
        using var command = number is null ? Command(connection, sql) : Command(connection, sql, ("$number", number));
        using var reader = command.ExecuteReader();
        while (reader.Read())
        {
            estate = estate.With(new Change.Put(Form(Forms.Resource, reader, 0, "a resource")));
        }
        return estate;
    }

    private long Scalar(string sql) => Scalar(connection, sql);

    internal static long Scalar(SqliteConnection connection, string sql)
    {
        using var command = Command(connection, sql);
        return (long)command.ExecuteScalar()!;
    }

    internal static void Run(SqliteConnection connection, string sql)
    {
        using var command = Command(connection, sql);
        command.ExecuteNonQuery();
    }
}
