namespace Tocsin.Simulation.Disks;

/// <summary>A directory of files that may fail, fill up, or lose its power at any call.</summary>
/// <remarks>
/// A process that ends takes its disk with it: whatever it still asks of it fails. The next one begins with what is left,
/// <see cref="AfterKill"/> or <see cref="AfterPowerLoss"/>.
/// </remarks>
internal sealed class SimulatedDisk(Random random, SimulatedTime time)
{
    private const int FlakyOneIn = 12;

    private readonly Dictionary<string, DiskFile> names = new(StringComparer.Ordinal);
    private readonly Dictionary<string, DiskFile> keptNames = new(StringComparer.Ordinal);

    public DiskMode Mode { get; set; }

    /// <summary>In so many calls that change something the process ends, or the power fails, in the middle of one.</summary>
    public int? CallsLeft { get; set; }

    public bool IsDead { get; private set; }

    public int Syncs { get; private set; }

    /// <summary>A fault to be found: a log that is not synced at a commit, as synchronous=NORMAL would have it.</summary>
    public static bool LeavesLogsUnsynced { get; set; }

    public bool Exists(string path) => names.ContainsKey(path);

    /// <summary>Null where there is none.</summary>
    public DiskFile? Find(string path) => names.GetValueOrDefault(path);

    public void Die() => IsDead = true;

    /// <summary>Null where it is not there, or cannot be made.</summary>
    public OpenFile? Open(string path, bool make, bool isJournal)
    {
        if (!names.TryGetValue(path, out var file))
        {
            if (!make || !MayChange(grows: true))
            {
                return null;
            }
            names.Add(path, file = new DiskFile());
        }
        return new OpenFile(this, file, make && isJournal);
    }

    public bool Delete(string path, bool durably)
    {
        if (!MayChange(grows: false))
        {
            return false;
        }
        names.Remove(path);
        if (durably)
        {
            KeepNames();
        }
        return true;
    }

    /// <summary>Durable when the names are, as another sync makes them.</summary>
    public bool Move(string from, string to) => MayChange(grows: false) && names.Remove(from, out var file) && (names[to] = file) == file;

    public bool MayRead() => !IsDead && (Mode != DiskMode.Flaky || random.Next(10 * FlakyOneIn) > 0);

    /// <summary>False where there is no room; null where it failed.</summary>
    public bool? Write(DiskFile file, long offset, ReadOnlySpan<byte> from)
    {
        bool grows = offset + from.Length > file.Now.Length;
        bool isLast = CallsLeft == 1;
        if (!MayChange(grows))
        {
            if (isLast)
            {
                // It is at it when it ends.
                file.Write(offset, from[..random.Next(from.Length + 1)]);
            }
            return Mode == DiskMode.Full && !IsDead ? false : null;
        }
        file.Write(offset, from);
        return true;
    }

    public bool Truncate(DiskFile file, long length)
    {
        bool may = MayChange(grows: false);
        if (may)
        {
            file.Truncate(length);
        }
        return may;
    }

    public bool Sync(OpenFile open)
    {
        if (!MayChange(grows: false))
        {
            if (Mode == DiskMode.Flaky && !IsDead && random.Next(2) == 0)
            {
                open.File.Forget();
            }
            return false;
        }
        Syncs++;
        if (Mode == DiskMode.Slow)
        {
            time.Pass(TimeSpan.FromSeconds(random.Next(20)));
        }
        if (!LeavesLogsUnsynced || !IsLog(open.File))
        {
            open.File.Sync();
        }
        if (open.SyncsNames())
        {
            KeepNames();
        }
        return true;
    }

    public SimulatedDisk AfterKill()
    {
        var left = new SimulatedDisk(random, time);
        var files = names.Values.Concat(keptNames.Values).Distinct().ToDictionary(f => f, f => f.AfterKill());
        foreach (var (path, file) in names)
        {
            left.names.Add(path, files[file]);
        }
        foreach (var (path, file) in keptNames)
        {
            left.keptNames.Add(path, files[file]);
        }
        return left;
    }

    public SimulatedDisk AfterPowerLoss()
    {
        var left = new SimulatedDisk(random, time);
        foreach (string path in names.Keys.Concat(keptNames.Keys).Distinct())
        {
            var (now, kept) = (names.GetValueOrDefault(path), keptNames.GetValueOrDefault(path));
            if ((ReferenceEquals(now, kept) || random.Next(2) == 0 ? now : kept) is { } file)
            {
                left.names.Add(path, file.AfterPowerLoss(random));
            }
        }
        left.KeepNames();
        return left;
    }

    private bool IsLog(DiskFile file) => names.Any(n => n.Value == file && n.Key.EndsWith("-wal", StringComparison.Ordinal));

    private void KeepNames()
    {
        keptNames.Clear();
        foreach (var (path, file) in names)
        {
            keptNames.Add(path, file);
        }
    }

    private bool MayChange(bool grows)
    {
        if (!IsDead && CallsLeft is { } left)
        {
            CallsLeft = left - 1;
            IsDead = left <= 1;
        }
        return !IsDead && Mode switch
        {
            DiskMode.Full => !grows,
            DiskMode.ReadOnly => false,
            DiskMode.Flaky => random.Next(FlakyOneIn) > 0,
            _ => true,
        };
    }
}
