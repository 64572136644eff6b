namespace Tocsin.Delivery.Store;

/// <summary>What a store asks of files beside SQLite, which has its own way to them: where both are replaced, a disk is.</summary>
/// <remarks>All of them throw <see cref="IOException"/> or <see cref="UnauthorizedAccessException"/> where it cannot be done.</remarks>
public interface IStoreFiles
{
    /// <summary>Its length in bytes; null where there is none.</summary>
    long? Length(string path);

    /// <summary>Opens it to be read, whoever else reads or writes it.</summary>
    Stream Read(string path);

    /// <summary>Takes it away, where there is one.</summary>
    void Delete(string path);

    /// <summary>All that was written to it is on the disk when this returns.</summary>
    void Sync(string path);

    /// <summary>Gives it another name, at once, in place of what had that name.</summary>
    void Move(string from, string to);
}
