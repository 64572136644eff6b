using Tocsin.Aws;
using Tocsin.Flow;
using Tocsin.Sqs.Shapes;

namespace Tocsin.Sqs.Operations;

/// <summary>https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_CancelMessageMoveTask.html</summary>
/// <remarks>A task is done as soon as it is started: there is none to cancel. Unverified: the text.</remarks>
public static class CancelMessageMoveTask
{
    public static Result<Done<CancelMessageMoveTaskResponse>> Decide(SqsState state, CancelMessageMoveTaskRequest request, Call call) =>
        Errors.ResourceNotFoundException.With("Task does not exist.", "TaskHandle", cause: new Cause.Missing());
}
