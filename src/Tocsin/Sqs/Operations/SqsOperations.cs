using Tocsin.Flow;
using Tocsin.Sqs.Shapes;
using static Tocsin.Flow.Operation<Tocsin.Sqs.SqsState>;

namespace Tocsin.Sqs.Operations;

/// <summary>What SQS does.</summary>
public static class SqsOperations
{
    public static Operations<SqsState> All { get; } = new(
        SqsApi.Service,
        Write(SqsApi.CreateQueue, AttributeNames.Check, CreateQueue.Decide)
            .Without("an encryption key is kept, and nothing is encrypted"),
        Write(SqsApi.DeleteQueue, DeleteQueue.Decide)
            .Without("the name is free at once, not after a minute"),
        Read(SqsApi.GetQueueUrl, GetQueueUrl.Answer),
        Read(SqsApi.GetQueueAttributes, AttributeNames.Check, GetQueueAttributes.Answer),
        Write(SqsApi.SetQueueAttributes, AttributeNames.Check, SetQueueAttributes.Decide)
            .Without("an encryption key is kept, and nothing is encrypted"),
        Read(SqsApi.ListQueues, ListQueues.Answer),
        Write(SqsApi.PurgeQueue, PurgeQueue.Decide),
        Write(SqsApi.SendMessage, SendMessage.Decide),
        Write(SqsApi.SendMessageBatch, SendMessageBatch.Decide),
        Write(SqsApi.ReceiveMessage, AttributeNames.Check, ReceiveMessage.Decide)
            .Without("ReceiveRequestAttemptId is passed over"),
        Write(SqsApi.DeleteMessage, DeleteMessage.Decide),
        Write(SqsApi.DeleteMessageBatch, DeleteMessageBatch.Decide),
        Write(SqsApi.ChangeMessageVisibility, ChangeMessageVisibility.Decide),
        Write(SqsApi.ChangeMessageVisibilityBatch, ChangeMessageVisibilityBatch.Decide),
        Read(SqsApi.ListDeadLetterSourceQueues, ListDeadLetterSourceQueues.Answer),
        Write(SqsApi.StartMessageMoveTask, StartMessageMoveTask.Decide)
            .Without("all moves at once, whatever MaxNumberOfMessagesPerSecond says"),
        Write(SqsApi.CancelMessageMoveTask, CancelMessageMoveTask.Decide)
            .Without("no task runs, so none is cancelled"),
        Read(SqsApi.ListMessageMoveTasks, ListMessageMoveTasks.Answer),
        Write(SqsApi.AddPermission, AddPermission.Decide),
        Write(SqsApi.RemovePermission, RemovePermission.Decide),
        Write(SqsApi.TagQueue, TagQueue.Decide),
        Write(SqsApi.UntagQueue, UntagQueue.Decide),
        Read(SqsApi.ListQueueTags, ListQueueTags.Answer));
}
