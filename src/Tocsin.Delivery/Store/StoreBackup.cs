using Microsoft.Data.Sqlite;

namespace Tocsin.Delivery.Store;

/// <summary>A store as of one moment, in one file; and back.</summary>
public static class StoreBackup
{
    /// <summary>Writes what a store holds at this moment, while a server may run on it; each page is held to its seal on the way.</summary>
    /// <param name="store">The store's file.</param>
    /// <param name="to">A file that is not there yet; it is there whole, or not at all.</param>
    /// <exception cref="StoreException">The store is damaged, or the file is there or cannot be written.</exception>
    public static void Write(string store, string to)
    {
        if (Path.Exists(to))
        {
            throw new StoreException($"{to} is there already. Name another file.");
        }
        StoreFile.Look(store);
        try
        {
            StoreFile.Make(to, SystemFiles.Instance, part =>
            {
                using var reading = StoreFile.Connection(store, SqliteOpenMode.ReadWrite);
                reading.Open();
                using var copy = SqliteStore.Command(reading, "VACUUM INTO $part", ("$part", part));
                copy.ExecuteNonQuery();
            });
        }
        catch (SqliteException e)
        {
            throw new StoreException(StoreErrors.Told(store, e), e);
        }
    }

    /// <summary>Puts a backup in the place of what a directory holds.</summary>
    /// <remarks>
    /// What receivers call messages is told anew (<see cref="Outgoing.MessageIds"/>): numbers that the lost store gave after the backup are
    /// given again, and nobody is to take the one message for the other.
    /// </remarks>
    /// <param name="directory">No server runs on it while it is held.</param>
    /// <param name="replaces">Whether a store that is there may go.</param>
    /// <exception cref="StoreException">The backup is damaged or none, or a store is there.</exception>
    public static void Restore(string backup, DataDirectory directory, bool replaces)
    {
        string path = directory.DatabasePath;
        if (!replaces && (File.Exists(path) || File.Exists(StoreFile.LogOf(path))))
        {
            throw new StoreException(
                $"{directory.Path} holds a store. With --replace it goes; copy the directory first if it may be of use.");
        }
        if (StoreCheck.Of(backup).Damage is [var first, ..])
        {
            throw new StoreException($"{backup} is damaged: {first}. Take another backup.");
        }
        StoreFile.Make(path, SystemFiles.Instance, part =>
        {
            File.Copy(backup, part);
            using (var restored = StoreFile.Connection(part, SqliteOpenMode.ReadWrite))
            {
                restored.Open();
                SqliteStore.Run(restored, "UPDATE instance SET number = random()");
            }
            // Last, so that as little as can be is lost where this ends here: what they belong to is about to go.
            File.Delete(StoreFile.LogOf(path));
            File.Delete(path + "-shm");
        });
    }
}
