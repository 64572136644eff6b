using Microsoft.Data.Sqlite;

namespace Tocsin.Delivery.Store;

/// <summary>A store of before pages were sealed becomes one whose are, once.</summary>
internal static class Unsealed
{
    /// <summary>"tocs".</summary>
    private const int ApplicationId = 0x746F6373;

    /// <exception cref="StoreException">It is a database of something else.</exception>
    public static void Seal(string path, IStoreFiles files)
    {
        using (var plain = Connection(path))
        {
            plain.Open();
            long application = SqliteStore.Scalar(plain, "PRAGMA application_id");
            if (application != ApplicationId
                && (application != 0 || SqliteStore.Scalar(plain, "SELECT count(*) FROM sqlite_schema") > 0))
            {
                throw new StoreException($"{path} is a database of something else. Name another directory with --data.");
            }
            // The log goes into it, and is gone.
            SqliteStore.Run(plain, "PRAGMA journal_mode=DELETE");
        }
        SealedFiles.Use();
        StoreFile.Make(path, files, part =>
        {
            using (var from = Connection(path))
            {
                from.Open();
                SealedFiles.Reserve(from);
                using var copy = SqliteStore.Command(
                    from, "VACUUM INTO $part", ("$part", $"{new Uri(part).AbsoluteUri}?vfs={SealedFiles.Name}"));
                copy.ExecuteNonQuery();
            }
            using var made = StoreFile.Connection(part);
            made.Open();
            StoreFile.Mark(made);
        });
    }

    private static SqliteConnection Connection(string path) => new(
        new SqliteConnectionStringBuilder { DataSource = new Uri(path).AbsoluteUri, Mode = SqliteOpenMode.ReadWrite, Pooling = false }
            .ConnectionString);
}
