using Tocsin.Flow;
using Tocsin.Sqs.Shapes;
using static Tocsin.Flow.Operation<Tocsin.Sqs.SqsState>;

namespace Tocsin.Sqs.Operations;

/// <summary>What SQS does.</summary>
public static class SqsOperations
{
    public static Operations<SqsState> All { get; } = new(
        SqsApi.Service,
        Write(SqsApi.CreateQueue, AttributeNames.Check, CreateQueue.Decide),
        Write(SqsApi.DeleteQueue, DeleteQueue.Decide),
        Read(SqsApi.GetQueueUrl, GetQueueUrl.Answer),
        Read(SqsApi.GetQueueAttributes, AttributeNames.Check, GetQueueAttributes.Answer),
        Write(SqsApi.SetQueueAttributes, AttributeNames.Check, SetQueueAttributes.Decide),
        Read(SqsApi.ListQueues, ListQueues.Answer),
        Write(SqsApi.PurgeQueue, PurgeQueue.Decide),
        Write(SqsApi.SendMessage, SendMessage.Decide),
        Write(SqsApi.SendMessageBatch, SendMessageBatch.Decide),
        Write(SqsApi.ReceiveMessage, AttributeNames.Check, ReceiveMessage.Decide),
        Write(SqsApi.DeleteMessage, DeleteMessage.Decide),
        Write(SqsApi.DeleteMessageBatch, DeleteMessageBatch.Decide),
        Write(SqsApi.ChangeMessageVisibility, ChangeMessageVisibility.Decide),
        Write(SqsApi.ChangeMessageVisibilityBatch, ChangeMessageVisibilityBatch.Decide),
        Read(SqsApi.ListDeadLetterSourceQueues, ListDeadLetterSourceQueues.Answer),
        Write(SqsApi.StartMessageMoveTask, StartMessageMoveTask.Decide),
        Write(SqsApi.CancelMessageMoveTask, CancelMessageMoveTask.Decide),
        Read(SqsApi.ListMessageMoveTasks, ListMessageMoveTasks.Answer),
        Write(SqsApi.AddPermission, AddPermission.Decide),
        Write(SqsApi.RemovePermission, RemovePermission.Decide),
        Write(SqsApi.TagQueue, TagQueue.Decide),
        Write(SqsApi.UntagQueue, UntagQueue.Decide),
        Read(SqsApi.ListQueueTags, ListQueueTags.Answer));
}
