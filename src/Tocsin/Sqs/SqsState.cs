using Tocsin.Aws;

namespace Tocsin.Sqs;

/// <summary>
/// Every queue, in its account and region. Queues are here as dead-letter queues and as addresses at which messages leave; they hold no
/// messages.
/// </summary>
/// <remarks>Immutable; safe for any number of readers.</remarks>
public sealed class SqsState
{
    private readonly ScopedMap<Queue> queues;

    private SqsState(ScopedMap<Queue> queues) => this.queues = queues;

    public static SqsState Empty { get; } = new(ScopedMap<Queue>.Empty);

    /// <summary>All of them, ordered by ARN.</summary>
    public IEnumerable<Queue> Queues => queues.All;

    public Queue? Find(string arn) => Arn.TryParse(arn, out var parsed) ? queues.Find(Scope.Of(parsed), parsed.Resource) : null;

    public SqsState With(Queue queue) => new(queues.With(Scope.Of(queue.Arn), queue.Arn.Resource, queue));

    public SqsState Without(Arn arn) => new(queues.Without(Scope.Of(arn), arn.Resource));
}
