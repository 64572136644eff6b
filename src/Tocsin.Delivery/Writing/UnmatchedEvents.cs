using Tocsin.Aws;
using Tocsin.Delivery.Traces;
using Tocsin.Flow;
using Tocsin.Json;
using Tocsin.Text;

namespace Tocsin.Delivery.Writing;

/// <summary>The last events that no rule wanted, by their bytes.</summary>
/// <remarks>
/// They are copied into memory that is there already: what is kept as objects outlives the collector's youngest generation and costs it
/// more
/// than all that is done for such an event. Safe for any number of threads.
/// </remarks>
internal sealed class UnmatchedEvents
{
    private readonly Lock guard = new();
    private readonly Kept[] kept = new Kept[Traces.Limits.Unmatched];
    private byte[] bytes = [];
    private long written;
    private long count;

    /// <summary>How many there have been.</summary>
    public long Count => Volatile.Read(ref count);

    public void Add(IReadOnlyList<Trace> traces)
    {
        lock (guard)
        {
            foreach (var trace in traces)
            {
                Add(trace.First, trace.Key, trace.Work, trace.At, trace.Door, trace.By);
            }
        }
    }

    /// <param name="sent">Changes that send, each an event.</param>
    public void Add(ValueList<Change> sent, long work, DateTimeOffset at, Door door, Arn by)
    {
        lock (guard)
        {
            foreach (var change in sent.AsSpan())
            {
                Add(((Change.Send)change).Envelope, 0, work, at, door, by);
            }
        }
    }

    /// <summary>The lowest number of a work that one of them was decided at; the highest there is where there are none.</summary>
    public long LowestWork()
    {
        lock (guard)
        {
            long lowest = long.MaxValue;
            for (long at = Math.Max(0, count - kept.Length); at < count; at++)
            {
                lowest = Math.Min(lowest, kept[at % kept.Length].Work);
            }
            return lowest;
        }
    }

    /// <summary>Newest first.</summary>
    public IReadOnlyList<Trace> Newest()
    {
        var newest = new List<Trace>();
        lock (guard)
        {
            for (long at = count - 1; at >= Math.Max(0, count - kept.Length); at--)
            {
                ref var one = ref kept[at % kept.Length];
                if (written - one.Written > bytes.Length)
                {
                    // Its bytes have been written over, and those of all before it.
                    break;
                }
                if (EventBytes.TryCreate(bytes.AsSpan((int)(one.Written % bytes.Length), one.Length), out var made, out _))
                {
                    var envelope = new Envelope(one.To!, new EventContent(made), one.Origin!);
                    newest.Add(new Trace(one.Key, one.Work, one.At, one.Door, one.By!, envelope, []));
                }
            }
        }
        return newest;
    }

    private void Add(Envelope first, long key, long work, DateTimeOffset time, Door door, Arn by)
    {
        if (first.Content is not EventContent { Event: var made } || made.Length > Traces.Limits.UnmatchedBytes)
        {
            return;
        }
        if (bytes.Length == 0)
        {
            bytes = new byte[Traces.Limits.UnmatchedBytes];
        }
        int at = (int)(written % bytes.Length);
        if (at + made.Length > bytes.Length)
        {
            // One event stands in one piece: what is left of the end stays unused.
            written += bytes.Length - at;
            at = 0;
        }
        made.Span.CopyTo(bytes.AsSpan(at));
        kept[count % kept.Length] = new Kept
        {
            Written = written, Length = made.Length, Key = key, Work = work, At = time, Door = door, By = by, To = first.To,
            Origin = first.Origin,
        };
        written += made.Length;
        count++;
    }

    private struct Kept
    {
        /// <summary>What had been written before it, in all.</summary>
        public long Written;
        public int Length;
        public long Key;
        public long Work;
        public DateTimeOffset At;
        public Door Door;
        public Arn? By;
        public Address? To;
        public Origin? Origin;
    }
}
