using Tocsin.Flow;
using Tocsin.Sqs.Shapes;
using static Tocsin.Flow.Operation<Tocsin.Sqs.SqsState>;

namespace Tocsin.Sqs.Operations;

/// <summary>What SQS does.</summary>
public static class SqsOperations
{
    public static Operations<SqsState> All { get; } = new(
        SqsApi.Service,
        Write(SqsApi.CreateQueue, CreateQueue.Decide),
        Write(SqsApi.SetQueueAttributes, SetQueueAttributes.Decide));
}
