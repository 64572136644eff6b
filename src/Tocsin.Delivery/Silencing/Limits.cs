namespace Tocsin.Delivery.Silencing;

/// <summary>Bounds of ours.</summary>
public static class Limits
{
    /// <summary>Silences that hold at once.</summary>
    public const int Silences = 1000;

    /// <summary>Of a reason.</summary>
    public const int WhyLength = 500;

    /// <summary>Of whoever makes or ends one.</summary>
    public const int ByLength = 100;

    /// <summary>No silence is longer.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromDays(366);

    /// <summary>A clock that is set back by more than that had been wrong: what was to end by it ends.</summary>
    public static readonly TimeSpan SetBack = TimeSpan.FromHours(1);

    /// <summary>How often it is looked whether one is over.</summary>
    public static readonly TimeSpan Look = TimeSpan.FromSeconds(1);

    /// <summary>So long after its end messages may come that were about to be kept back by it.</summary>
    public static readonly TimeSpan Late = TimeSpan.FromSeconds(10);
}
