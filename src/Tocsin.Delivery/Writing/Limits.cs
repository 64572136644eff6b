namespace Tocsin.Delivery.Writing;

/// <summary>Bounds of ours.</summary>
public static class Limits
{
    /// <summary>Works that wait for their turn; who brings one more waits with it.</summary>
    public const int Waiting = 8192;

    /// <summary>Entries of one commit, after which no further work joins it: some ten milliseconds of writing.</summary>
    public const int EntriesOfCommit = 2048;

    /// <summary>Works of one commit.</summary>
    public const int WorksOfCommit = 1024;
}
