using Tocsin.Aws;

namespace Tocsin.Sqs;

/// <summary>Every queue, with its messages, in its account and region.</summary>
/// <remarks>Immutable; safe for any number of readers.</remarks>
public sealed class SqsState
{
    private readonly ScopedMap<QueueMessages> queues;

    private SqsState(ScopedMap<QueueMessages> queues) => this.queues = queues;

    public static SqsState Empty { get; } = new(ScopedMap<QueueMessages>.Empty);

    /// <summary>All of them, ordered by ARN.</summary>
    public IEnumerable<Queue> Queues => queues.All.Select(q => q.Queue);

    /// <summary>What is stored: each queue before what is in it.</summary>
    public IEnumerable<Resource> Resources =>
        queues.All.SelectMany(q => q.All.Concat<Resource>(q.Deduplications).Concat(q.MoveTasks.All).Prepend(q.Queue));

    public Queue? Find(string arn) => Arn.TryParse(arn, out var parsed) ? Of(parsed)?.Queue : null;

    /// <summary>All that are in a queue, received or not: for who looks without receiving.</summary>
    public IEnumerable<QueueMessage> MessagesOf(Arn queue) => Of(queue)?.All ?? [];

    /// <summary>
    /// When the next message of a queue can be received: in the past, or when one that is delayed or that somebody has is visible.
    /// </summary>
    public DateTimeOffset? NextVisible(Arn queue) => Of(queue)?.NextVisible;

    public SqsState With(Queue queue) => With(Of(queue.Arn) is { } known ? known with { Queue = queue } : new QueueMessages(queue));

    /// <remarks>A message in a queue that is not there is none: the queue owns it.</remarks>
    public SqsState With(QueueMessage message) => Of(message.Queue) is { } queue ? With(queue.With(message)) : this;

    public SqsState With(Deduplication known) => Of(known.Queue) is { } queue ? With(queue.With(known)) : this;

    public SqsState With(MessageMoveTask task) => Of(task.Source) is { } queue
        ? With(queue with { MoveTasks = queue.MoveTasks.With(task.Arn.ToString(), task) }) : this;

    /// <summary>Without a queue and what is in it, without a message, without what is known of one, or without a task.</summary>
    public SqsState Without(Arn arn)
    {
        if (Of(SqsNames.QueueOf(arn)) is not { } queue)
        {
            return this;
        }
        return SqsNames.MessageIn(arn) is { } message ? With(queue.Without(message))
            : SqsNames.DeduplicationIn(arn) is { } key ? With(queue.WithoutSent(key))
            : SqsNames.IsMoveTask(arn) ? With(queue with { MoveTasks = queue.MoveTasks.Without(arn.ToString()) })
            : new(queues.Without(Scope.Of(arn), arn.Resource));
    }

    internal QueueMessages? Of(Arn queue) => queues.Find(Scope.Of(queue), queue.Resource);

    /// <summary>Those of an account and region, by name.</summary>
    internal IEnumerable<Queue> QueuesIn(Scope scope) => queues.In(scope).Values.Select(q => q.Queue);

    internal SqsState With(QueueMessages queue) => new(queues.With(Scope.Of(queue.Queue.Arn), queue.Queue.Arn.Resource, queue));
}
