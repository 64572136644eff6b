namespace Tocsin.Simulation.Disks;

/// <summary>How a disk is at the moment.</summary>
internal enum DiskMode
{
    Healthy,

    /// <summary>No file grows.</summary>
    Full,

    /// <summary>Nothing can be changed: it failed, or was mounted again to be read only.</summary>
    ReadOnly,

    /// <summary>Each call may fail; what was to be synced may then be gone, though the next sync succeeds.</summary>
    Flaky,

    /// <summary>A sync takes seconds.</summary>
    Slow,
}
