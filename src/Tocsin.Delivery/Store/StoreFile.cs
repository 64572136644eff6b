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
    public static void Ready(string path)
    {
        if (!File.Exists(path))
        {
            if (new FileInfo(LogOf(path)) is { Exists: true, Length: > 0 })
            {
                throw Damaged(path, $"it is gone, and its write-ahead log {LogOf(path)} is still there");
            }
            Make(path, part =>
            {
                using var made = Connection(part);
                made.Open();
                SealedFiles.Reserve(made);
                Mark(made);
            });
            return;
        }
        var header = Header(path);
        if (header[AtReserve] != Seal.Bytes)
        {
            if (BinaryPrimitives.ReadInt32BigEndian(header.AsSpan(AtApplicationId)) == ApplicationId)
            {
                throw Damaged(path, "its header does not hold what was written");
            }
            Sound(path);
            Unsealed.Seal(path);
        }
        Sound(path);
    }

    /// <summary>Says of a new file what it is.</summary>
    public static void Mark(SqliteConnection made) =>
        SqliteStore.Run(made, $"PRAGMA journal_mode=WAL; PRAGMA application_id={ApplicationId}");

    /// <summary>Looks whether a store is there and has its log, and changes nothing.</summary>
    /// <exception cref="StoreException">It is damaged, something else, or not there.</exception>
    public static void Look(string path)
    {
        if (!File.Exists(path))
        {
            throw new StoreException($"{path}: there is no store. Name the directory of a server with --data.");
        }
        if (Header(path)[AtReserve] != Seal.Bytes)
        {
            throw new StoreException(
                $"{path} is no store of this version of tocsin, or its header is damaged. A server that starts on it says which.");
        }
        Sound(path);
    }

    /// <summary>Makes a file under another name, and gives it its own when all of it is on the disk.</summary>
    public static void Make(string path, Action<string> make)
    {
        string part = path + ".part";
        foreach (string old in new[] { part, LogOf(part), part + "-shm", part + "-journal" })
        {
            File.Delete(old);
        }
        make(part);
        using (var file = new FileStream(part, FileMode.Open, FileAccess.ReadWrite))
        {
            file.Flush(flushToDisk: true);
        }
        File.Move(part, path, overwrite: true);
    }

    public static StoreException Damaged(string path, string what, Exception? cause = null) =>
        new($"{path} is damaged: {what}. Restore a backup with `tocsin db restore`, or start with an empty --data.", cause!);

    private static byte[] Header(string path)
    {
        byte[] header = new byte[HeaderBytes];
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        int count = file.ReadAtLeast(header, HeaderBytes, throwOnEndOfStream: false);
        return count == HeaderBytes && header.AsSpan().StartsWith("SQLite format 3\0"u8) ? header
            : file.Length < HeaderBytes
                ? throw Damaged(path, string.Create(CultureInfo.InvariantCulture, $"of its header there are {file.Length} bytes"))
            : throw new StoreException($"{path} is no database of tocsin. Name another directory with --data.");
    }

    private static void Sound(string path)
    {
        // Whoever writes meanwhile may be met in the middle of a frame: what is damaged is so again.
        string log = LogOf(path);
        if (LogScan.DamageAt(log) is { } at && LogScan.DamageAt(log) == at)
        {
            string first = at.ToString(CultureInfo.InvariantCulture);
            throw Damaged(log, $"byte {first} or those behind it changed, and commits stand behind them that were acknowledged");
        }
    }
}
