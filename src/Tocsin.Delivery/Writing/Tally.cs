using System.Collections.Concurrent;
using Tocsin.Delivery.Outgoing;
using Tocsin.Delivery.Store;

namespace Tocsin.Delivery.Writing;

/// <summary>What became of messages since this process began: those that arrived, and those that never will, by their reason.</summary>
/// <remarks>Safe for any number of threads.</remarks>
public sealed class Tally
{
    /// <summary>The reason of what left, and was given up.</summary>
    public const string GivenUp = "delivery.given-up";

    private readonly ConcurrentDictionary<string, long> dropped = new(StringComparer.Ordinal);
    private long delivered;

    public long Delivered => Volatile.Read(ref delivered);

    /// <summary>By the codes of docs/reference/reasons.md, and <see cref="GivenUp"/>.</summary>
    public IReadOnlyDictionary<string, long> Dropped => dropped;

    /// <summary>Of one commit.</summary>
    internal void Add(IReadOnlyList<Entry> entries)
    {
        foreach (var entry in entries)
        {
            switch (entry)
            {
                case Entry.Settled { Settlement: Settlement.Delivered }:
                    Interlocked.Increment(ref delivered);
                    break;
                case Entry.Settled { Settlement: Settlement.Dead }:
                    Drop(GivenUp);
                    break;
                case Entry.Traced traced:
                    foreach (var route in traced.Trace.Routes.AsSpan())
                    {
                        if (route.Why is { } why)
                        {
                            Drop(why.Code);
                        }
                    }
                    break;
            }
        }
    }

    private void Drop(string reason) => dropped.AddOrUpdate(reason, 1, static (_, count) => count + 1);
}
