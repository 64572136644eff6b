using Microsoft.Data.Sqlite;
using Tocsin.Delivery.Traces;
using Tocsin.Stored;
using Tocsin.Text;

namespace Tocsin.Delivery.Store;

/// <summary>Whether a store holds what was written, all of it, while a server may run on it.</summary>
/// <param name="Damage">What does not, the first of it; empty where it is sound.</param>
/// <param name="Pages">That were looked at, each with its seal.</param>
/// <param name="Rows">That were read, each to the end of what it says.</param>
public sealed record StoreCheck(ValueList<string> Damage, long Pages, long Rows)
{
    /// <summary>Of what is damaged.</summary>
    private const int Most = 20;

    /// <summary>A page may be met while it is written.</summary>
    private static readonly TimeSpan Moment = TimeSpan.FromMilliseconds(20);

    /// <summary>In another process than a server's: whoever closes a file gives up all locks of its process on it.</summary>
    /// <param name="path">The file of a store, or of a backup.</param>
    /// <exception cref="StoreException">There is none, it is something else, or cannot be read at all.</exception>
    public static StoreCheck Of(string path)
    {
        StoreFile.Look(path);
        var damage = new List<string>();
        long pages = LookAtPages(path, damage);
        long rows = 0;
        try
        {
            // Read only, SQLite would leave the files of a log behind that whoever asks owns, and the server may not write.
            using var reading = StoreFile.Connection(path, SqliteOpenMode.ReadWrite);
            reading.Open();
            damage.AddRange(Structure(reading));
            rows = ReadRows(reading, damage);
        }
        catch (SqliteException e)
        {
            damage.Add(StoreErrors.Told(path, e));
        }
        return new(damage.Distinct().Take(Most).ToValueList(), pages, rows);
    }

    private static long LookAtPages(string path, List<string> damage)
    {
        byte[] page = new byte[Seal.PageBytes];
        using var file = File.OpenHandle(path, share: FileShare.ReadWrite | FileShare.Delete);
        long count = RandomAccess.GetLength(file) / Seal.PageBytes;
        for (long number = 1; number <= count && damage.Count < Most; number++)
        {
            bool holds = false;
            for (int i = 0; i < 3 && !holds; i++)
            {
                if (i > 0)
                {
                    Thread.Sleep(Moment);
                }
                RandomAccess.Read(file, page, (number - 1) * Seal.PageBytes);
                // One of zeros was never written; where it is lost instead, what refers to it says so.
                holds = Seal.Holds(page, number) || page.AsSpan().IndexOfAnyExcept((byte)0) < 0;
            }
            if (!holds)
            {
                damage.Add(Seal.Told(number));
            }
        }
        return count;
    }

    /// <summary>Each page has its place in a tree, and each index has its rows.</summary>
    /// <remarks>https://www.sqlite.org/pragma.html#pragma_integrity_check</remarks>
    private static List<string> Structure(SqliteConnection reading)
    {
        using var command = SqliteStore.Command(reading, $"PRAGMA integrity_check({Most})");
        return [.. SqliteStore.All(command, r => r.GetString(0)).Where(told => told != "ok")];
    }

    private static long ReadRows(SqliteConnection reading, List<string> damage)
    {
        return Read("resource", Forms.Resource) + Read("content", Forms.Resource) + Read("line", Forms.Change) + Read("way", Way.Form)
            + Read("trace", Forms.Envelope, "first") + Read("leaving", Forms.Envelope);

        long Read<T>(string table, Form<T> form, string column = "form")
            where T : class
        {
            using var command = SqliteStore.Command(reading, $"SELECT {column} FROM {table}");
            using var rows = command.ExecuteReader();
            long count = 0;
            for (; rows.Read(); count++)
            {
                if (!form.TryRead(rows.GetFieldValue<byte[]>(0), out _, out var why) && damage.Count < Most)
                {
                    damage.Add($"a row of {table} cannot be read: {why}");
                }
            }
            return count;
        }
    }
}
