namespace Tocsin.Estates;

/// <summary>Bounds of ours, not of AWS: they end what would not end.</summary>
public static class Limits
{
    /// <summary>Hops on one way. The article's pipeline has four; buses that forward to each other in a ring would have no end.</summary>
    public const int HopsPerRoute = 32;

    /// <summary>
    /// Envelopes from one event. An account's quota of 300 rules with 5 targets each, and as many subscriptions again, stays below.
    /// </summary>
    public const int EnvelopesPerEvent = 10_000;
}
