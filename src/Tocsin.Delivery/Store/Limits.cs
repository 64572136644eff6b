namespace Tocsin.Delivery.Store;

/// <summary>Bounds of ours.</summary>
internal static class Limits
{
    /// <summary>Pages of the write-ahead log after which it goes into the database: 16 MiB.</summary>
    public const int CheckpointPages = 4096;

    /// <summary>Ways that are told from each other without looking into the database.</summary>
    public const int Ways = 4096;

    /// <summary>Traces that name a way which is kept once.</summary>
    public const long TracesOfWay = 100_000;

    /// <summary>
    /// Rows of each table that one entry forgets: as many as a commit adds, so that one entry in each commit keeps pace with any load. It
    /// makes such a commit some twenty milliseconds longer.
    /// </summary>
    public const int ForgottenAtOnce = Writing.Limits.EntriesOfCommit;

    /// <summary>Log groups that one entry looks at.</summary>
    public const int GroupsAtOnce = 16;
}
