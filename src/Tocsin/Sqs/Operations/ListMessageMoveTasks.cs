using Tocsin.Aws;
using Tocsin.Sqs.Shapes;
using Tocsin.Text;

namespace Tocsin.Sqs.Operations;

/// <summary>https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_ListMessageMoveTasks.html</summary>
public static class ListMessageMoveTasks
{
    /// <remarks>Newest first. None is running, and so none has a handle to cancel it by.</remarks>
    public static Result<ListMessageMoveTasksResponse> Answer(SqsState state, ListMessageMoveTasksRequest request, Call call)
    {
        if (!Arn.TryParse(request.SourceArn, out var arn) || state.Of(arn) is not { } source)
        {
            // Unverified: the text.
            return Errors.ResourceNotFoundException.With(
                "The resource that you specified for the SourceArn parameter doesn't exist.", "SourceArn", cause: new Cause.Missing());
        }
        if (SqsErrors.Denied(source.Queue, "ListMessageMoveTasks", call, "SourceArn") is { } denied)
        {
            return denied;
        }
        int most = Math.Clamp(request.MaxResults ?? 1, 1, Limits.MoveTasks);
        return new ListMessageMoveTasksResponse
        {
            Results = source.MoveTasks.All.OrderByDescending(t => t.Started).Take(most).Select(Entry).ToValueList(),
        };
    }

    private static ListMessageMoveTasksResultEntry Entry(MessageMoveTask task) => new()
    {
        Status = task.FailureReason is null ? "COMPLETED" : "FAILED",
        SourceArn = task.Source.ToString(),
        DestinationArn = task.Destination,
        MaxNumberOfMessagesPerSecond = task.MaxPerSecond,
        ApproximateNumberOfMessagesMoved = task.Moved,
        ApproximateNumberOfMessagesToMove = task.ToMove,
        FailureReason = task.FailureReason,
        StartedTimestamp = task.Started.ToUnixTimeMilliseconds(),
    };
}
