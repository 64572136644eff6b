using System.Collections.Immutable;
using Tocsin.Aws;
using Tocsin.Flow;

namespace Tocsin.Sqs;

/// <summary>A queue with what is in it, ordered by when it can be received.</summary>
/// <remarks>
/// A message that is delayed, or that somebody has, stands at the time at which it is visible: nothing has to happen for it to be so, and
/// who receives looks at the first ones alone. Immutable and structurally shared; safe for any number of readers.
/// </remarks>
internal sealed record QueueMessages(Queue Queue)
{
    private static readonly ImmutableSortedSet<Turn> None = ImmutableSortedSet.Create<Turn>(Turn.InOrder);

    private ImmutableDictionary<string, QueueMessage> byId = ImmutableDictionary.Create<string, QueueMessage>(StringComparer.Ordinal);

    /// <summary>Those that nobody received.</summary>
    private ImmutableSortedSet<Turn> fresh = None;

    /// <summary>Those that were received.</summary>
    private ImmutableSortedSet<Turn> taken = None;

    // Of FIFO queues alone.
    private ImmutableDictionary<string, FifoGroup> groups = ImmutableDictionary.Create<string, FifoGroup>(StringComparer.Ordinal);
    private ImmutableSortedSet<Turn> turns = None;
    private ImmutableDictionary<string, Deduplication> sent = ImmutableDictionary.Create<string, Deduplication>(StringComparer.Ordinal);
    private ImmutableSortedSet<Turn> sentInOrder = None;
    private long last;

    /// <summary>Those of a dead-letter queue.</summary>
    public OrderedMap<MessageMoveTask> MoveTasks { get; init; } = OrderedMap<MessageMoveTask>.Empty;

    public int Count => byId.Count;

    public long Bytes { get; private init; }

    public bool IsFull => Count >= Limits.Messages || Bytes >= Limits.QueueBytes;

    public IEnumerable<QueueMessage> All => fresh.Concat(taken).Select(t => byId[t.Id]);

    public IEnumerable<Deduplication> Deduplications => sentInOrder.Select(t => sent[t.Id]);

    /// <summary>Those that can be received, that are delayed, and that somebody has.</summary>
    public (int Visible, int Delayed, int NotVisible) CountAt(DateTimeOffset now)
    {
        int waiting = Until(fresh, now), back = Until(taken, now);
        return (waiting + back, fresh.Count - waiting, taken.Count - back);
    }

    public QueueMessage? Find(string id) => byId.GetValueOrDefault(id);

    public Deduplication? FindSent(string key, DateTimeOffset now) =>
        sent.TryGetValue(key, out var known) && !known.HasExpired(now) ? known : null;

    /// <summary>The sequence of the next message: by the clock, so that it grows over a restart of an empty queue too.</summary>
    public long NextSequence(DateTimeOffset now) => Math.Max(last + 1, now.UtcTicks);

    /// <summary>What can be received, in its order; a group of a FIFO queue in its own.</summary>
    public IEnumerable<QueueMessage> VisibleAt(DateTimeOffset now) =>
        Queue.IsFifo ? turns.TakeWhile(t => t.At <= now.UtcTicks).SelectMany(t => InGroup(groups[t.Id], now))
            : Merged().TakeWhile(t => t.At <= now.UtcTicks).Select(t => byId[t.Id]);

    /// <summary>When the first one can be received; null where there is none.</summary>
    public DateTimeOffset? NextVisible =>
        (Queue.IsFifo ? turns : Merged()).Select(t => (DateTimeOffset?)new DateTimeOffset(t.At, TimeSpan.Zero)).FirstOrDefault();

    /// <summary>Messages that nobody received within the time that the queue keeps them.</summary>
    public IEnumerable<QueueMessage> ExpiredAt(DateTimeOffset now) =>
        fresh.Select(t => byId[t.Id]).TakeWhile(m => HasExpired(m, now));

    public bool HasExpired(QueueMessage message, DateTimeOffset now) => now - message.Sent >= Queue.Retention;

    public IEnumerable<Deduplication> ForgottenAt(DateTimeOffset now) => Deduplications.TakeWhile(d => d.HasExpired(now));

    public QueueMessages With(QueueMessage message)
    {
        var without = Without(message.MessageId);
        bool isFresh = message.ReceiveCount == 0;
        var with = without with
        {
            byId = without.byId.Add(message.MessageId, message),
            fresh = isFresh ? without.fresh.Add(Turn.Of(message)) : without.fresh,
            taken = isFresh ? without.taken : without.taken.Add(Turn.Of(message)),
            Bytes = without.Bytes + message.Bytes,
            last = Math.Max(last, message.Sequence),
        };
        return Queue.IsFifo ? with.InTurn(message.GroupId ?? "", with.GroupOf(message).With(message)) : with;
    }

    public QueueMessages Without(string id)
    {
        if (Find(id) is not { } message)
        {
            return this;
        }
        bool isFresh = message.ReceiveCount == 0;
        // The group's turn is by what is there: it is asked before the message is gone.
        var regrouped = Queue.IsFifo ? InTurn(message.GroupId ?? "", GroupOf(message).Without(message)) : this;
        return regrouped with
        {
            byId = byId.Remove(id),
            fresh = isFresh ? fresh.Remove(Turn.Of(message)) : fresh,
            taken = isFresh ? taken : taken.Remove(Turn.Of(message)),
            Bytes = Bytes - message.Bytes,
        };
    }

    public QueueMessages With(Deduplication known)
    {
        var without = WithoutSent(known.Key);
        return without with { sent = without.sent.Add(known.Key, known), sentInOrder = without.sentInOrder.Add(TurnOf(known)) };
    }

    public QueueMessages WithoutSent(string key) => sent.TryGetValue(key, out var known)
        ? this with { sent = sent.Remove(key), sentInOrder = sentInOrder.Remove(TurnOf(known)) } : this;

    /// <summary>After changes of what is in this queue.</summary>
    public QueueMessages After(IEnumerable<Change> changes) => changes.Aggregate(this, (messages, change) => change switch
    {
        Change.Put { Resource: QueueMessage message } => messages.With(message),
        Change.Put { Resource: Deduplication known } => messages.With(known),
        Change.Remove { Arn: var arn } when SqsNames.MessageIn(arn) is { } id => messages.Without(id),
        Change.Remove { Arn: var arn } when SqsNames.DeduplicationIn(arn) is { } key => messages.WithoutSent(key),
        _ => messages,
    });

    private static Turn TurnOf(Deduplication known) => new(known.Sent.UtcTicks, known.Sequence, known.Key);

    private static int Until(ImmutableSortedSet<Turn> turns, DateTimeOffset now)
    {
        int at = turns.IndexOf(new Turn(now.UtcTicks, long.MaxValue, ""));
        return at < 0 ? ~at : at;
    }

    private FifoGroup GroupOf(QueueMessage message) =>
        groups.GetValueOrDefault(message.GroupId ?? "") ?? FifoGroup.Of(message.GroupId ?? "");

    private QueueMessages InTurn(string id, FifoGroup group)
    {
        var others = groups.TryGetValue(id, out var before) ? turns.Remove(before.TurnAmong(byId)) : turns;
        return group.IsEmpty
            ? this with { groups = groups.Remove(id), turns = others }
            : this with { groups = groups.SetItem(id, group), turns = others.Add(group.TurnAmong(byId)) };
    }

    private IEnumerable<QueueMessage> InGroup(FifoGroup group, DateTimeOffset now) =>
        group.InOrder.Select(t => byId[t.Id]).TakeWhile(m => m.VisibleAt <= now);

    /// <summary>Both in one order.</summary>
    private IEnumerable<Turn> Merged()
    {
        using var left = fresh.GetEnumerator();
        using var right = taken.GetEnumerator();
        bool hasLeft = left.MoveNext(), hasRight = right.MoveNext();
        while (hasLeft || hasRight)
        {
            if (!hasRight || (hasLeft && Turn.InOrder.Compare(left.Current, right.Current) <= 0))
            {
                yield return left.Current;
                hasLeft = left.MoveNext();
            }
            else
            {
                yield return right.Current;
                hasRight = right.MoveNext();
            }
        }
    }
}
