using Microsoft.Data.Sqlite;
using Tocsin.Delivery.Store;

namespace Tocsin.Tests.Delivery;

public sealed class DataDirectoryTests : IDisposable
{
    private readonly string path = Directory.CreateTempSubdirectory("tocsin-").FullName;

    public void Dispose() => Directory.Delete(path, recursive: true);

    [Fact]
    public void A_second_server_on_one_directory_is_refused_and_told_whose_it_is()
    {
        using var first = DataDirectory.Open(path);
        var refused = Assert.Throws<StoreException>(() => DataDirectory.Open(path));
        Assert.Contains($"in use by another tocsin server (process {Environment.ProcessId})", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void One_that_was_left_is_taken_again()
    {
        DataDirectory.Open(path).Dispose();
        using var again = DataDirectory.Open(path);
        Assert.Equal(path, again.Path);
    }

    [Fact]
    public void What_is_not_to_survive_is_gone_when_it_is_closed()
    {
        var passing = DataDirectory.OpenPassing();
        using (SqliteStore.Open(passing))
        {
            Assert.NotEmpty(Directory.GetFiles(passing.Path));
        }
        passing.Dispose();
        Assert.False(Directory.Exists(passing.Path));
    }

    [Fact]
    public void What_a_killed_server_left_goes_with_the_start_of_the_next_and_what_one_has_does_not()
    {
        string left = Path.Combine(path, $"tocsin-{Guid.NewGuid():n}"), other = Path.Combine(path, "tocsin-of-somebody");
        Directory.CreateDirectory(left);
        File.WriteAllText(Path.Combine(left, "tocsin.lock"), "");
        File.WriteAllText(Path.Combine(left, "tocsin.db"), "");
        Directory.CreateDirectory(other);
        File.WriteAllText(Path.Combine(other, "tocsin.lock"), "");
        using var first = DataDirectory.OpenPassing(path);
        using var second = DataDirectory.OpenPassing(path);
        Assert.False(Directory.Exists(left));
        Assert.Equal(new[] { first.Path, second.Path, other }.Order(), Directory.GetDirectories(path).Order());
    }

    [Fact]
    public void A_store_of_a_later_version_is_refused()
    {
        Make("PRAGMA user_version=1000");
        Assert.Contains("was written by a later version of tocsin (store 1000", Refused(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_database_of_something_else_is_refused_and_not_touched()
    {
        using (var other = new SqliteConnection($"Data Source={Path.Combine(path, "tocsin.db")};Pooling=False"))
        {
            other.Open();
            Run(other, "CREATE TABLE theirs (x)");
        }
        Assert.Contains("is a database of something else", Refused(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_damaged_store_is_named_and_never_served()
    {
        File.WriteAllText(Path.Combine(path, "tocsin.db"), new string('x', 10_000));
        Assert.Contains("tocsin.db is no database of tocsin", Refused(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_resource_whose_form_is_damaged_is_named_and_never_served()
    {
        Make("INSERT INTO resource (arn, since, made, form) VALUES ('a', 1, 1, x'7b')");
        using var directory = DataDirectory.Open(path);
        using var store = SqliteStore.Open(directory);
        var refused = Assert.Throws<StoreException>(() => store.Load(Given.Empty));
        Assert.Contains("The store holds a resource that cannot be read", refused.Message, StringComparison.Ordinal);
    }

    private string Refused()
    {
        using var directory = DataDirectory.Open(path);
        return Assert.Throws<StoreException>(() => SqliteStore.Open(directory)).Message;
    }

    private void Make(string sql)
    {
        using (var directory = DataDirectory.Open(path))
        {
            SqliteStore.Open(directory).Dispose();
        }
        using var made = StoreFile.Connection(Path.Combine(path, "tocsin.db"));
        made.Open();
        Run(made, sql);
    }

    private static void Run(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
