using System.Collections.Immutable;

namespace Tocsin.Sqs;

/// <summary>Every queue, by ARN. Queues are here as dead-letter queues and as addresses at which messages leave; they hold no messages.</summary>
/// <remarks>Immutable; safe for any number of readers.</remarks>
public sealed record SqsState
{
    private SqsState(ImmutableSortedDictionary<string, Queue> queues) => Queues = queues;

    public static SqsState Empty { get; } = new(ImmutableSortedDictionary.Create<string, Queue>(StringComparer.Ordinal));

    public ImmutableSortedDictionary<string, Queue> Queues { get; private init; }

    public Queue? Find(string arn) => Queues.GetValueOrDefault(arn);

    public SqsState With(Queue queue) => new(Queues.SetItem(queue.Arn.ToString(), queue));
}
