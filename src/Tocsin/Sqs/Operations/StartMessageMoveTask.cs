using Tocsin.Aws;
using Tocsin.Flow;
using Tocsin.Sqs.Shapes;
using Tocsin.Text;

namespace Tocsin.Sqs.Operations;

/// <summary>https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_StartMessageMoveTask.html</summary>
/// <remarks>
/// All that can be received moves at once, in one commit, as new messages: with another id and another time, as on AWS. Unverified: the
/// texts.
/// </remarks>
public static class StartMessageMoveTask
{
    public static Result<Done<StartMessageMoveTaskResponse>> Decide(SqsState state, StartMessageMoveTaskRequest request, Call call)
    {
        if (!Arn.TryParse(request.SourceArn, out var arn) || state.Of(arn) is not { } source)
        {
            return Missing("SourceArn");
        }
        if (SqsErrors.Denied(source.Queue, "StartMessageMoveTask", call, "SourceArn") is { } denied)
        {
            return denied;
        }
        if (!state.QueuesIn(Scope.Of(arn)).Any(q => q.Redrive?.DeadLetterTarget == arn))
        {
            return SqsErrors.Invalid("Source queue must be configured as a Dead Letter Queue.", "SourceArn");
        }
        QueueMessages? destination = null;
        if (request.DestinationArn is { } named && !(Arn.TryParse(named, out var to) && (destination = state.Of(to)) is not null))
        {
            return Missing("DestinationArn");
        }
        if (destination is not null && SqsErrors.Denied(destination.Queue, "SendMessage", call, "DestinationArn") is { } closed)
        {
            return closed;
        }
        if (request.MaxNumberOfMessagesPerSecond is < 1 or > Limits.MovedPerSecond)
        {
            return SqsErrors.Invalid(
                "MaxNumberOfMessagesPerSecond", $"{request.MaxNumberOfMessagesPerSecond}",
                $"You must specify a value between 1 and {Limits.MovedPerSecond}.");
        }
        return Move(state, source, destination, request, call);
    }

    private static Done<StartMessageMoveTaskResponse> Move(
        SqsState state, QueueMessages source, QueueMessages? destination, StartMessageMoveTaskRequest request, Call call)
    {
        var changes = new List<Change>();
        int toMove = 0, moved = 0;
        foreach (var message in source.VisibleAt(call.Now).Take(Limits.Moved))
        {
            toMove++;
            var target = destination
                ?? (Arn.TryParse(message.DeadLetterSource, out var home) ? state.Of(home) : null);
            if (target is not null)
            {
                changes.Add(new Change.Remove(message.Arn));
                changes.Add(new Change.Put(Anew(message, target, target.NextSequence(call.Now) + moved, call)));
                moved++;
            }
        }
        var task = new MessageMoveTask(
            SqsNames.MoveTask(source.Queue.Arn, call.Ids.Uuid()), source.Queue.Arn, request.DestinationArn, moved, toMove, call.Now)
        {
            MaxPerSecond = request.MaxNumberOfMessagesPerSecond,
            FailureReason = moved < toMove ? "CouldNotDetermineMessageSource" : null,
        };
        changes.AddRange(source.MoveTasks.All.OrderByDescending(t => t.Started).Skip(Limits.MoveTasks - 1)
            .Select(t => new Change.Remove(t.Arn)));
        changes.Add(new Change.Put(task));
        return new Done<StartMessageMoveTaskResponse>(
            new StartMessageMoveTaskResponse { TaskHandle = task.Handle }, changes.ToValueList());
    }

    private static QueueMessage Anew(QueueMessage message, QueueMessages target, long sequence, Call call) =>
        QueueMessage.Of(target.Queue.Arn, call.Ids.Uuid(), message.Body, sequence, call.Now, TimeSpan.Zero) with
        {
            Attributes = message.Attributes,
            SenderId = message.SenderId,
            TraceHeader = message.TraceHeader,
            GroupId = message.GroupId,
            DeduplicationId = message.DeduplicationId,
        };

    private static AwsError Missing(string member) => Errors.ResourceNotFoundException.With(
        $"The resource that you specified for the {member} parameter doesn't exist.", member, cause: new Cause.Missing());
}
