using System.Collections.Immutable;

namespace Tocsin.Sns;

/// <summary>What a FIFO topic knows of the messages of the last minutes, oldest first.</summary>
/// <remarks>Immutable; safe for any number of readers.</remarks>
internal sealed class Remembered
{
    private static readonly Comparer<PublishedOnce> ByTime = Comparer<PublishedOnce>.Create((a, b) =>
        a.Published != b.Published ? a.Published.CompareTo(b.Published)
        : a.Sequence != b.Sequence ? a.Sequence.CompareTo(b.Sequence)
        : string.CompareOrdinal(a.Key, b.Key));

    private readonly ImmutableDictionary<string, PublishedOnce> byKey;
    private readonly ImmutableSortedSet<PublishedOnce> inOrder;

    private Remembered(ImmutableDictionary<string, PublishedOnce> byKey, ImmutableSortedSet<PublishedOnce> inOrder) =>
        (this.byKey, this.inOrder) = (byKey, inOrder);

    public static Remembered Nothing { get; } =
        new(ImmutableDictionary.Create<string, PublishedOnce>(StringComparer.Ordinal), ImmutableSortedSet.Create<PublishedOnce>(ByTime));

    public IEnumerable<PublishedOnce> All => inOrder;

    public PublishedOnce? Find(string key, DateTimeOffset now) =>
        byKey.TryGetValue(key, out var known) && !known.HasExpired(now) ? known : null;

    public IEnumerable<PublishedOnce> ForgottenAt(DateTimeOffset now) => inOrder.TakeWhile(p => p.HasExpired(now));

    /// <summary>By the clock, so that it grows when everything is forgotten too.</summary>
    public long NextSequence(DateTimeOffset now) => Math.Max(inOrder.IsEmpty ? 0 : inOrder.Max!.Sequence + 1, now.UtcTicks);

    public Remembered With(PublishedOnce known)
    {
        var without = Without(known.Key);
        return new(without.byKey.Add(known.Key, known), without.inOrder.Add(known));
    }

    public Remembered Without(string key) =>
        byKey.TryGetValue(key, out var known) ? new(byKey.Remove(key), inOrder.Remove(known)) : this;
}
