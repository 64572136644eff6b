using Microsoft.Data.Sqlite;

namespace Tocsin.Delivery.Store;

/// <summary>What SQLite's errors mean for whoever runs the server.</summary>
internal static class StoreErrors
{
    public static string Told(string path, SqliteException e) => e.SqliteErrorCode switch
    {
        SQLitePCL.raw.SQLITE_FULL => $"The disk with {path} is full: what was to be kept is not. Make room there.",
        SQLitePCL.raw.SQLITE_CORRUPT => StoreFile.Damaged(path, e.Message).Message,
        _ when SealedFiles.IsFault(e) => StoreFile.Damaged(path, Seal.Told(SealedFiles.Faulty)).Message,
        SQLitePCL.raw.SQLITE_NOTADB => $"{path} is no database of tocsin. Name another directory with --data.",
        SQLitePCL.raw.SQLITE_READONLY or SQLitePCL.raw.SQLITE_CANTOPEN =>
            $"{path} cannot be written ({e.Message}). Give the directory to this user, or name another with --data.",
        SQLitePCL.raw.SQLITE_IOERR => $"{path} cannot be read or written ({e.Message}, {e.SqliteExtendedErrorCode}). Look at the disk.",
        _ => $"{path}: {e.Message}",
    };
}
