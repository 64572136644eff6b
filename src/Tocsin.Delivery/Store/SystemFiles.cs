namespace Tocsin.Delivery.Store;

/// <summary>The files of the system.</summary>
internal sealed class SystemFiles : IStoreFiles
{
    private const int BufferBytes = 1 << 20;

    public static SystemFiles Instance { get; } = new();

    public long? Length(string path) => new FileInfo(path) is { Exists: true } file ? file.Length : null;

    public Stream Read(string path) =>
        new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, BufferBytes);

    public void Delete(string path) => File.Delete(path);

    public void Sync(string path)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.ReadWrite);
        file.Flush(flushToDisk: true);
    }

    public void Move(string from, string to) => File.Move(from, to, overwrite: true);
}
