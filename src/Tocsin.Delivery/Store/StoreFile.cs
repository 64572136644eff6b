using System.Buffers.Binary;
using System.Globalization;
using Microsoft.Data.Sqlite;

namespace Tocsin.Delivery.Store;

/// <summary>The file of a store, before it is opened: made whole or not at all, and never taken for something that it is not.</summary>
internal static class StoreFile
{
    /// <summary>"tcsn": a store whose pages are sealed.</summary>
    private const int ApplicationId = 0x7463736E;

    private const int HeaderBytes = 100;
    private const int AtReserve = 20;
    private const int AtApplicationId = 68;

    public static string LogOf(string path) => path + "-wal";

    /// <summary>A connection whose pages are held to their seals.</summary>
    public static SqliteConnection Connection(string path, SqliteOpenMode mode = SqliteOpenMode.ReadWriteCreate)
    {
        SealedFiles.Use();
        return new SqliteConnection(new SqliteConnectionStringBuilder
        {
            DataSource = path, Mode = mode, Pooling = false, Vfs = SealedFiles.Name,
        }.ConnectionString);
    }

    /// <summary>There is a store when this returns, with all that was acknowledged by the files' own word.</summary>
    /// <exception cref="StoreException">It is damaged, or something else.</exception>
    public static void Ready(string path, IStoreFiles files)
    {
        if (files.Length(path) is null)
        {
            if (files.Length(LogOf(path)) > 0)
            {
                throw Damaged(path, $"it is gone, and its write-ahead log {LogOf(path)} is still there");
            }
            Make(path, files, part =>
            {
                using var made = Connection(part);
                made.Open();
                SealedFiles.Reserve(made);
                Mark(made);
            });
            return;
        }
        var header = Header(path, files);
        if (header is not null && header[AtReserve] != Seal.Bytes)
        {
            if (BinaryPrimitives.ReadInt32BigEndian(header.AsSpan(AtApplicationId)) == ApplicationId)
            {
                throw Damaged(path, "its header does not hold what was written");
            }
            Sound(path, files);
            Unsealed.Seal(path, files);
        }
        Sound(path, files);
    }

    /// <summary>Says of a new file what it is.</summary>
    public static void Mark(SqliteConnection made) =>
        SqliteStore.Run(made, $"PRAGMA journal_mode=WAL; PRAGMA application_id={ApplicationId}");

    /// <summary>Looks whether a store is there and has its log, and changes nothing.</summary>
    /// <exception cref="StoreException">It is damaged, something else, or not there.</exception>
    public static void Look(string path)
    {
        var files = SystemFiles.Instance;
        if (files.Length(path) is null)
        {
            throw new StoreException($"{path}: there is no store. Name the directory of a server with --data.");
        }
        if (Header(path, files) is { } header && header[AtReserve] != Seal.Bytes)
        {
            throw new StoreException(
                $"{path} is no store of this version of tocsin, or its header is damaged. A server that starts on it says which.");
        }
        Sound(path, files);
    }

    /// <summary>Makes a file under another name, and gives it its own when all of it is on the disk.</summary>
    public static void Make(string path, IStoreFiles files, Action<string> make)
    {
        string part = path + ".part";
        foreach (string old in new[] { part, LogOf(part), part + "-shm", part + "-journal" })
        {
            files.Delete(old);
        }
        make(part);
        files.Sync(part);
        files.Move(part, path);
    }

    public static StoreException Damaged(string path, string what, Exception? cause = null) =>
        new($"{path} is damaged: {what}. Restore a backup with `tocsin db restore`, or start with an empty --data.", cause!);

    /// <summary>Null where it was torn with the power in a checkpoint: the log has its page, or that does not hold when read.</summary>
    private static byte[]? Header(string path, IStoreFiles files)
    {
        byte[] header = new byte[HeaderBytes];
        using var file = files.Read(path);
        int count = file.ReadAtLeast(header, HeaderBytes, throwOnEndOfStream: false);
        return count == HeaderBytes && header.AsSpan().StartsWith("SQLite format 3\0"u8) ? header
            : file.Length < HeaderBytes
                ? throw Damaged(path, string.Create(CultureInfo.InvariantCulture, $"of its header there are {file.Length} bytes"))
            : files.Length(LogOf(path)) > 0 ? null
            : throw new StoreException($"{path} is no database of tocsin. Name another directory with --data.");
    }

    private static void Sound(string path, IStoreFiles files)
    {
        // Whoever writes meanwhile may be met in the middle of a frame: what is damaged is so again.
        string log = LogOf(path);
        if (LogScan.DamageAt(log, files) is { } at && LogScan.DamageAt(log, files) == at)
        {
            string first = at.ToString(CultureInfo.InvariantCulture);
            throw Damaged(log, $"byte {first} or those behind it changed, and commits stand behind them that were acknowledged");
        }
    }
}
