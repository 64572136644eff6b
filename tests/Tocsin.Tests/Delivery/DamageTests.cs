using System.Globalization;
using System.Text;
using Microsoft.Data.Sqlite;
using Tocsin.Aws;
using Tocsin.Delivery.Outgoing;
using Tocsin.Delivery.Store;
using Tocsin.Estates;
using Tocsin.Flow;

namespace Tocsin.Tests.Delivery;

/// <summary>Every byte of a small store changed, and every cut: it is named, or what is read is what was written.</summary>
/// <remarks>Each so many-th byte; all of them in <c>./test.sh --long</c> (<see cref="Long"/>).</remarks>
public sealed class DamageTests : IDisposable
{
    private readonly string path = Directory.CreateTempSubdirectory("tocsin-").FullName;

    private string Database => Path.Combine(path, "tocsin.db");

    private string Log => Database + "-wal";

    public void Dispose() => Directory.Delete(path, recursive: true);

    [Fact]
    public async Task Any_byte_of_a_store_that_changed_is_named_or_changes_nothing_that_is_read()
    {
        byte[] whole = await Closed();
        string written = Read();
        int named = 0;
        for (int at = 0; at < whole.Length; at += Step(at, 100, 211))
        {
            named += NamedOr(written, whole, at) ? 1 : 0;
        }
        Assert.InRange(named, 1, int.MaxValue);
        await File.WriteAllBytesAsync(Database, whole, TestContext.Current.CancellationToken);
        Assert.Equal(written, Read());
    }

    [Fact]
    public async Task Any_cut_of_a_store_is_named_or_takes_nothing_that_is_read()
    {
        byte[] whole = await Closed();
        string written = Read();
        for (int length = 0; length < whole.Length; length += Step(length, 200, 509))
        {
            await File.WriteAllBytesAsync(Database, whole[..length], TestContext.Current.CancellationToken);
            bool isServed = TryRead(out string read);
            bool isLastPage = length > whole.Length - Seal.PageBytes;
            Assert.True(isServed ? isLastPage && read == written : read.Contains(Database), $"{length}: {read}");
        }
    }

    [Fact]
    public async Task Any_byte_of_the_log_of_a_store_that_was_killed_is_named_or_costs_the_last_commit_at_most()
    {
        var (database, log, states) = await Killed();
        int named = 0;
        for (int at = 0; at < log.Length; at += Step(at, 56, 307))
        {
            byte[] changed = [.. log];
            changed[at] ^= (byte)(1 << at % 8);
            Put(database, changed);
            if (TryRead(out string read))
            {
                int lost = states.Count - 1 - states.IndexOf(read);
                Assert.True(lost <= 1, $"the byte {at} takes {lost} commits");
            }
            else
            {
                named++;
            }
        }
        Assert.InRange(named, 1, int.MaxValue);
    }

    [Fact]
    public async Task A_cut_of_the_log_is_a_loss_of_power_and_leaves_whole_commits()
    {
        var (database, log, states) = await Killed();
        int last = -1;
        for (int length = 0; length <= log.Length; length += length == log.Length ? 1 : Math.Min(Step(length, 0, 401), log.Length - length))
        {
            Put(database, log[..length]);
            Assert.True(TryRead(out string read), read);
            int state = states.IndexOf(read);
            Assert.True(state >= last, $"cut after {length} bytes, there is commit {state} where there was {last}");
            last = state;
        }
        Assert.Equal(states.Count - 1, last);
    }

    [Fact]
    public async Task A_page_that_lies_at_the_place_of_another_is_named()
    {
        byte[] whole = await Closed();
        whole.AsSpan(2 * Seal.PageBytes, Seal.PageBytes).CopyTo(whole.AsSpan(3 * Seal.PageBytes));
        await File.WriteAllBytesAsync(Database, whole, TestContext.Current.CancellationToken);
        Assert.Contains("page 4, at byte 12288, does not hold what was written", StoreCheck.Of(Database).Damage);
    }

    [Fact]
    public async Task A_log_without_its_database_is_named()
    {
        await Killed();
        File.Delete(Database);
        Assert.Contains("is still there", Named(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_store_of_before_pages_were_sealed_becomes_one_whose_are()
    {
        using (var old = new SqliteConnection($"Data Source={Database};Pooling=False"))
        {
            old.Open();
            string tables = Schema.Steps[0];
            Run(old, $"PRAGMA journal_mode=WAL; {tables} INSERT INTO instance VALUES (4711); PRAGMA application_id={0x746F6373}; "
                + "PRAGMA user_version=1; INSERT INTO attempt VALUES (1, 1, 1, 'kept')");
        }
        Assert.Contains("kept", Read(), StringComparison.Ordinal);
        Assert.Empty(StoreCheck.Of(Database).Damage);
        Assert.Equal(["tocsin.db"], Directory.GetFiles(path, "*.db*").Select(Path.GetFileName));
    }

    private static void Run(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    /// <summary>To the next byte: each of the first ones, then some.</summary>
    private static int Step(int at, int each, int otherwise) => Long.Times > 0 || at < each ? 1 : otherwise;

    private bool NamedOr(string written, byte[] whole, int at)
    {
        byte kept = whole[at];
        whole[at] ^= (byte)(1 << at % 8);
        File.WriteAllBytes(Database, whole);
        whole[at] = kept;
        if (!TryRead(out string read))
        {
            return true;
        }
        Assert.True(read == written, $"the byte {at} changed, and something else is read");
        return false;
    }

    private string Named()
    {
        Assert.False(TryRead(out string told), "it is served");
        return told;
    }

    /// <summary>What is read; where something is damaged, what is said of it.</summary>
    private bool TryRead(out string read)
    {
        try
        {
            read = Read();
            return true;
        }
        catch (StoreException e)
        {
            read = e.Message;
            return false;
        }
    }

    /// <summary>All that is kept, and what is asked by indexes.</summary>
    private string Read()
    {
        using var directory = DataDirectory.Open(path);
        using var store = SqliteStore.Open(directory);
        var told = new StringBuilder();
        foreach (var resource in store.Load(Given.Empty).Resources)
        {
            told.AppendLine(resource.Arn.ToString());
        }
        var outbox = new Outbox(store);
        told.AppendJoin(' ', outbox.Open()).AppendLine(CultureInfo.InvariantCulture, $"{outbox.Count(LeavingState.Pending)}");
        return store.Read(reading =>
        {
            var tables = All(reading, "SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name");
            tables.ForEach(t => All(reading, $"SELECT * FROM {t[0]}").ForEach(r => told.AppendJoin('|', r).AppendLine()));
            return told.ToString();
        });
    }

    private static List<object[]> All(SqliteConnection reading, string sql)
    {
        using var command = SqliteStore.Command(reading, sql);
        return SqliteStore.All(command, row =>
        {
            var values = new object[row.FieldCount];
            row.GetValues(values);
            return Array.ConvertAll(values, v => v is byte[] bytes ? Convert.ToHexString(bytes) : v);
        });
    }

    /// <summary>A store that was closed: its file alone.</summary>
    private async Task<byte[]> Closed()
    {
        await using var given = await Given.Article();
        await given.Writer.Send(Given.Event(), Door.Admin, Given.Admin);
        await given.Restart();
        await given.Writer.DisposeAsync();
        given.Store.Dispose();
        File.Copy(Path.Combine(given.Path, "tocsin.db"), Database);
        return await File.ReadAllBytesAsync(Database);
    }

    /// <summary>A store that was killed, with its log; and what it held after each commit, which the last state is that of all.</summary>
    private async Task<(byte[] Database, byte[] Log, List<string> States)> Killed()
    {
        await using var given = await Given.Article();
        await given.Restart();
        List<string> states = [State(given)];
        for (int i = 0; i < 5; i++)
        {
            await given.Writer.Send(Given.Event(), Door.Admin, Given.Admin);
            states.Add(State(given));
        }
        return (await File.ReadAllBytesAsync(Database), await File.ReadAllBytesAsync(Log), states);
    }

    private string State(Given given)
    {
        Put(Bytes(Path.Combine(given.Path, "tocsin.db")), Bytes(Path.Combine(given.Path, "tocsin.db-wal")));
        byte[] log = Bytes(Log);
        byte[] database = Bytes(Database);
        string read = Read();
        Put(database, log);
        return read;
    }

    private static byte[] Bytes(string path)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        byte[] all = new byte[file.Length];
        file.ReadExactly(all);
        return all;
    }

    private void Put(byte[] database, byte[] log)
    {
        File.Delete(Database + "-shm");
        File.WriteAllBytes(Database, database);
        File.WriteAllBytes(Log, log);
    }
}
