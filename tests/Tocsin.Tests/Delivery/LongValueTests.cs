using Tocsin.Delivery.Store;

namespace Tocsin.Tests.Delivery;

/// <summary>SQLite reads a value of many pages past its cache, a part of a page at a time.</summary>
public sealed class LongValueTests : IDisposable
{
    private readonly string data = Directory.CreateTempSubdirectory("tocsin-").FullName;

    public void Dispose() => Directory.Delete(data, recursive: true);

    [Fact]
    public void A_value_of_many_pages_is_read_from_sealed_pages()
    {
        using var directory = DataDirectory.Open(data);
        using (var before = SqliteStore.Open(directory))
        {
            before.Commit([new Entry.Tried()]);
        }
        // Its log has gone into it.
        using var store = SqliteStore.Open(directory);
        long bytes = store.Read(reading =>
        {
            using var command = SqliteStore.Command(reading, "SELECT bytes FROM tried");
            return ((byte[])command.ExecuteScalar()!).LongLength;
        });
        Assert.Equal(65536, bytes);
    }
}
