namespace Tocsin.Simulation.Disks;

/// <summary>A file as one connection has it open.</summary>
/// <param name="isJournal">
/// Its first sync is one of the directory too: SQLite's own files do so, whichever process made the file.
/// </param>
internal sealed class OpenFile(SimulatedDisk disk, DiskFile file, bool isJournal)
{
    private bool syncsNames = isJournal;

    public SimulatedDisk Disk => disk;

    public DiskFile File => file;

    /// <summary>Whether this sync, which succeeds, makes the names durable.</summary>
    public bool SyncsNames()
    {
        bool now = syncsNames;
        syncsNames = false;
        return now;
    }
}
