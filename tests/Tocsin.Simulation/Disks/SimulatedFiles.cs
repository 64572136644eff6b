using Tocsin.Delivery.Store;

namespace Tocsin.Simulation.Disks;

/// <summary>The simulated disk's files, for what a store asks of them beside SQLite.</summary>
internal sealed class SimulatedFiles : IStoreFiles
{
    private static SimulatedDisk Disk => SimulatedVfs.Disk;

    public long? Length(string path) => Disk.Find(path)?.Now.Length;

    public Stream Read(string path)
    {
        var file = Disk.MayRead() ? Disk.Find(path) : null;
        byte[] read = new byte[(file ?? throw Failed(path)).Now.Length];
        file.Now.Read(0, read);
        return new MemoryStream(read, writable: false);
    }

    public void Delete(string path)
    {
        if (Disk.Exists(path) && !Disk.Delete(path, durably: false))
        {
            throw Failed(path);
        }
    }

    public void Sync(string path)
    {
        if (Disk.Find(path) is not { } file || !Disk.Sync(new OpenFile(Disk, file, isJournal: false)))
        {
            throw Failed(path);
        }
    }

    public void Move(string from, string to)
    {
        if (!Disk.Move(from, to))
        {
            throw Failed(from);
        }
    }

    private static IOException Failed(string path) => new($"the simulated disk does not do that with {path}");
}
