namespace Tocsin.Delivery.Store;

/// <summary>Bounds of ours.</summary>
internal static class Limits
{
    /// <summary>Pages of the write-ahead log after which it goes into the database: 16 MiB.</summary>
    public const int CheckpointPages = 4096;

    /// <summary>Rows of each table that one entry forgets.</summary>
    public const int ForgottenAtOnce = 1000;
}
