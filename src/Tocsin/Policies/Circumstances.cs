namespace Tocsin.Policies;

/// <summary>What all requests of a run have in common, as policies see it.</summary>
/// <param name="Organization">The organization that every account is in, <c>o-a1b2c3d4e5</c>; null when nobody said.</param>
/// <param name="Now">When they are made, where the events have a time of their own, as rehearsed ones do. Null is the time at which a hop
/// receives.</param>
public sealed record Circumstances(string? Organization = null, DateTimeOffset? Now = null)
{
    /// <summary>A server asks, which has to decide what nobody documents; of what is declared it can be left open.</summary>
    public bool IsServed { get; init; }

    public Circumstances At(DateTimeOffset received) => Now is null ? this with { Now = received } : this;
}
