using Tocsin.Aws;
using Tocsin.Delivery.Outgoing;
using Tocsin.Delivery.Store;
using Tocsin.Estates;

namespace Tocsin.Tests.Delivery;

public sealed class StoreBackupTests : IDisposable
{
    private readonly string path = Directory.CreateTempSubdirectory("tocsin-").FullName;

    private string Backup => Path.Combine(path, "backup.db");

    public void Dispose() => Directory.Delete(path, recursive: true);

    [Fact]
    public async Task A_backup_is_what_was_kept_at_a_moment_of_a_server_that_runs_on()
    {
        await using var given = await Given.Article();
        await given.Writer.Send(Given.Event(), Door.Admin, Given.Admin);
        StoreBackup.Write(DataDirectory.StoreIn(given.Path), Backup);
        await given.Writer.Send(Given.Event(), Door.Admin, Given.Admin);
        Assert.Equal(["backup.db"], Directory.GetFiles(path).Select(Path.GetFileName));
        Assert.Empty(StoreCheck.Of(Backup).Damage);
        using var directory = DataDirectory.Open(Path.Combine(path, "restored"));
        StoreBackup.Restore(Backup, directory, replaces: false);
        using var store = SqliteStore.Open(directory);
        Assert.Equal(given.Writer.Estate.Resources, store.Load(Given.Empty).Resources);
        var pending = Assert.Single(new Outbox(store).Open());
        Assert.NotEqual(given.Store.Messages.Of(pending.Id), store.Messages.Of(pending.Id));
        Assert.Equal(2, new Outbox(given.Store).Count(LeavingState.Pending));
    }

    [Fact]
    public async Task A_server_that_runs_is_checked_beside_it_and_keeps_writing()
    {
        await using var given = await Given.Article();
        var found = StoreCheck.Of(DataDirectory.StoreIn(given.Path));
        Assert.Empty(found.Damage);
        Assert.Equal(given.Writer.Estate.Resources.Count(), found.Rows);
        await given.Writer.Send(Given.Event(), Door.Admin, Given.Admin);
        await given.Restart();
        Assert.Single(new Outbox(given.Store).Open());
    }

    [Fact]
    public async Task A_store_that_is_there_goes_only_where_it_is_said()
    {
        await using var given = await Given.Article();
        StoreBackup.Write(DataDirectory.StoreIn(given.Path), Backup);
        using var directory = DataDirectory.Open(Path.Combine(path, "other"));
        SqliteStore.Open(directory).Dispose();
        Assert.Contains(
            "--replace", Assert.Throws<StoreException>(() => StoreBackup.Restore(Backup, directory, replaces: false)).Message,
            StringComparison.Ordinal);
        StoreBackup.Restore(Backup, directory, replaces: true);
        using var store = SqliteStore.Open(directory);
        Assert.Equal(given.Writer.Estate.Resources, store.Load(Given.Empty).Resources);
    }

    [Fact]
    public async Task A_backup_that_is_damaged_is_named_and_changes_nothing()
    {
        await using var given = await Given.Article();
        StoreBackup.Write(DataDirectory.StoreIn(given.Path), Backup);
        byte[] bytes = await File.ReadAllBytesAsync(Backup, TestContext.Current.CancellationToken);
        bytes[2 * Seal.PageBytes + 7] ^= 1;
        await File.WriteAllBytesAsync(Backup, bytes, TestContext.Current.CancellationToken);
        using var directory = DataDirectory.Open(Path.Combine(path, "restored"));
        Assert.Contains(
            "page 3, at byte 8192", Assert.Throws<StoreException>(() => StoreBackup.Restore(Backup, directory, replaces: false)).Message,
            StringComparison.Ordinal);
        Assert.False(File.Exists(DataDirectory.StoreIn(directory.Path)));
    }

    [Fact]
    public void What_is_no_store_is_named()
    {
        Assert.Contains("there is no store", Assert.Throws<StoreException>(() => StoreCheck.Of(Backup)).Message, StringComparison.Ordinal);
        File.WriteAllText(Backup, new string('x', 10_000));
        var refused = Assert.Throws<StoreException>(() => StoreCheck.Of(Backup));
        Assert.Contains("no database of tocsin", refused.Message, StringComparison.Ordinal);
    }
}
