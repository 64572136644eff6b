namespace Tocsin.Simulation.Disks;

/// <summary>A file: what programs see of it, what a loss of power leaves of it for certain, and what lies between.</summary>
internal sealed class DiskFile
{
    private const int SectorBytes = 512;

    private readonly Bytes kept;
    private readonly List<Unsynced> unsynced = [];

    public DiskFile()
        : this(new Bytes())
    {
    }

    private DiskFile(Bytes content) => (kept, Now) = (content, content.Copy());

    public Bytes Now { get; }

    public FileLocks Locks { get; } = new();

    public SharedMemory Memory { get; } = new();

    public void Write(long offset, ReadOnlySpan<byte> from)
    {
        Now.Write(offset, from);
        unsynced.Add(new Unsynced(offset, from.ToArray()));
    }

    public void Truncate(long length)
    {
        Now.Truncate(length);
        unsynced.Add(new Unsynced(length, null));
    }

    public void Sync()
    {
        unsynced.ForEach(u => u.Apply(kept));
        unsynced.Clear();
    }

    /// <summary>A sync that failed: the system may have forgotten that there was something to write, and programs still see it.</summary>
    public void Forget() => unsynced.Clear();

    /// <summary>As another process finds it.</summary>
    public DiskFile AfterKill()
    {
        var file = new DiskFile(kept.Copy());
        foreach (var one in unsynced)
        {
            file.unsynced.Add(one);
            one.Apply(file.Now);
        }
        return file;
    }

    /// <summary>As it is after a loss of power: of what was not synced any part is there, in any order, and any part torn.</summary>
    public DiskFile AfterPowerLoss(Random random)
    {
        var left = kept.Copy();
        var some = unsynced.Where(_ => random.Next(2) == 0).ToArray();
        if (random.Next(2) == 0)
        {
            random.Shuffle(some);
        }
        foreach (var one in some)
        {
            if (one.Written is { } written && random.Next(3) == 0)
            {
                Tear(left, one.Offset, written, random);
            }
            else
            {
                one.Apply(left);
            }
        }
        return new DiskFile(left);
    }

    /// <summary>Some sectors are written, some are not, and one may hold anything.</summary>
    private static void Tear(Bytes content, long offset, byte[] written, Random random)
    {
        for (int at = 0; at < written.Length; at += SectorBytes)
        {
            byte[] sector = written[at..Math.Min(at + SectorBytes, written.Length)];
            switch (random.Next(5))
            {
                case 0:
                    random.NextBytes(sector);
                    content.Write(offset + at, sector);
                    break;
                case 1 or 2:
                    content.Write(offset + at, sector);
                    break;
            }
        }
    }

    /// <param name="Written">Null where the file was cut at the offset.</param>
    private sealed record Unsynced(long Offset, byte[]? Written)
    {
        public void Apply(Bytes to)
        {
            if (Written is null)
            {
                to.Truncate(Offset);
            }
            else
            {
                to.Write(Offset, Written);
            }
        }
    }
}
