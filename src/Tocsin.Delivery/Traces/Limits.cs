namespace Tocsin.Delivery.Traces;

/// <summary>Bounds of ours.</summary>
public static class Limits
{
    /// <summary>Of the resources that an event names, those that it is found by.</summary>
    public const int ResourcesOfSubject = 16;

    /// <summary>Events that no rule wanted: the last ones are kept in memory.</summary>
    public const int Unmatched = 4096;

    /// <summary>And no more of them than have room here.</summary>
    public const int UnmatchedBytes = 4 << 20;
}
