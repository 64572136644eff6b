namespace Tocsin.Delivery.Threads;

/// <summary>Bounds of ours.</summary>
public static class Limits
{
    /// <summary>A service that is deployed again within this time goes on in the thread that began then.</summary>
    public static readonly TimeSpan Window = TimeSpan.FromHours(1);

    /// <summary>What a deployment does later is no more shown.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromDays(1);

    /// <summary>Of what is told of a task that stopped.</summary>
    public const int Said = 300;

    /// <summary>Rollouts of one thread that are looked at.</summary>
    public const int Rollouts = 1000;

    /// <summary>Threads whose first message is kept as it stands, at a time.</summary>
    public const int Threads = 1000;
}
