using System.Buffers.Binary;

namespace Tocsin.Tasks.Docker;

/// <summary>How far what a container wrote has been told, in a file, by which the next server goes on.</summary>
internal sealed class LogPlace
{
    /// <summary>The times of two streams may be written out of their order: they are taken by the engine, each for itself.</summary>
    private static readonly TimeSpan OutOfOrder = TimeSpan.FromSeconds(1);

    private readonly string file;

    public LogPlace(string file)
    {
        this.file = file;
        byte[] kept = new byte[32];
        try
        {
            using var from = File.OpenRead(file);
            from.ReadExactly(kept);
        }
        catch (IOException)
        {
            // Nothing was told.
        }
        Output = new StreamPlace(Long(0), Long(8));
        Errors = new StreamPlace(Long(16), Long(24));

        long Long(int at) => BinaryPrimitives.ReadInt64LittleEndian(kept.AsSpan(at));
    }

    public StreamPlace Output { get; }

    public StreamPlace Errors { get; }

    /// <summary>What was written before has been told; null where nothing was. What was written since may have been.</summary>
    public DateTimeOffset? Since => Math.Max(Output.Last, Errors.Last) is > 0 and var last
        ? new DateTimeOffset(last, TimeSpan.Zero) - OutOfOrder : null;

    /// <summary>It is read anew, from <see cref="Since"/>.</summary>
    public void Begin()
    {
        Output.Begin();
        Errors.Begin();
    }

    /// <summary>All that was written before then has been told.</summary>
    public void KeepAt(DateTimeOffset time)
    {
        Output.Skip(time.UtcTicks);
        Errors.Skip(time.UtcTicks);
        Keep();
    }

    public void Keep()
    {
        byte[] kept = new byte[32];
        BinaryPrimitives.WriteInt64LittleEndian(kept, Output.Last);
        BinaryPrimitives.WriteInt64LittleEndian(kept.AsSpan(8), Output.AtLast);
        BinaryPrimitives.WriteInt64LittleEndian(kept.AsSpan(16), Errors.Last);
        BinaryPrimitives.WriteInt64LittleEndian(kept.AsSpan(24), Errors.AtLast);
        try
        {
            // In one write and not from nothing: a server that is killed leaves the old place or the new one.
            using var into = File.OpenHandle(file, FileMode.OpenOrCreate, FileAccess.Write);
            RandomAccess.Write(into, kept, 0);
        }
        catch (IOException)
        {
            // A full disk: the next server tells some lines again.
        }
    }
}

/// <summary>The last line of one stream that was told: its time, and how many of that time were.</summary>
internal sealed class StreamPlace(long last, long atLast)
{
    private long passed;

    /// <summary>All that had been told when it was begun to be read has been passed over: a clock that is set back hides nothing.</summary>
    private bool isBehind;

    /// <summary>In ticks; 0 where none was told.</summary>
    public long Last { get; private set; } = last;

    public long AtLast { get; private set; } = atLast;

    public void Begin() => (passed, isBehind) = (0, false);

    public void Skip(long time) => Last = time;

    /// <summary>Whether the next line that is read was not told yet; it is told now.</summary>
    public bool IsNew(long time)
    {
        if (!isBehind && (time < Last || (time == Last && passed < AtLast)))
        {
            passed += time == Last ? 1 : 0;
            return false;
        }
        isBehind = true;
        (AtLast, passed) = time == Last ? (AtLast + 1, passed + 1) : (1, 1);
        Last = time;
        return true;
    }
}
