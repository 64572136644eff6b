using System.Globalization;
using Tocsin.Aws;
using Tocsin.Flow;
using Tocsin.Sqs.Shapes;
using Tocsin.Text;

namespace Tocsin.Sqs.Operations;

/// <summary>https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_ReceiveMessage.html</summary>
/// <remarks>
/// Decided at once: who waits for a message asks again when there is one (<see cref="SqsState.NextVisible"/>). What was received too often
/// moves to the dead-letter queue, and what the queue no longer keeps is removed, when its turn comes.
/// </remarks>
public static class ReceiveMessage
{
    public static Result<Done<ReceiveMessageResponse>> Decide(SqsState state, ReceiveMessageRequest request, Call call)
    {
        var found = SqsErrors.Queue(state, request.QueueUrl, "ReceiveMessage", call);
        if ((found.Error ?? Refusal(request)) is { } error)
        {
            return error;
        }
        var messages = found.Value;
        var redrive = messages.Queue.Redrive is { } policy && state.Of(policy.DeadLetterTarget) is { } target ? (policy, target) : default;
        var until = call.Now
            + (request.VisibilityTimeout is { } seconds ? TimeSpan.FromSeconds(seconds) : messages.Queue.VisibilityTimeout);
        int most = request.MaxNumberOfMessages ?? 1, cleared = 0;
        var received = new List<QueueMessage>();
        var changes = new List<Change>();
        foreach (var message in messages.VisibleAt(call.Now))
        {
            if (received.Count == most || cleared == Limits.Cleared)
            {
                break;
            }
            if (messages.HasExpired(message, call.Now))
            {
                cleared++;
                changes.Add(new Change.Remove(message.Arn));
            }
            else if (redrive.policy is { } limit && message.ReceiveCount >= limit.MaxReceiveCount)
            {
                cleared++;
                changes.AddRange(Moved(message, redrive.target, call, cleared));
            }
            else
            {
                received.Add(Received(message, until, call));
            }
        }
        changes.AddRange(received.Select(m => new Change.Put(m)));
        return new Done<ReceiveMessageResponse>(
            new ReceiveMessageResponse
            {
                Messages = received.Count == 0 ? null : received.Select(m => ReceivedMessage.Of(m, request)).ToValueList(),
            },
            changes.ToValueList());
    }

    private static AwsError? Refusal(ReceiveMessageRequest request) =>
        Range("MaxNumberOfMessages", request.MaxNumberOfMessages, 1, Limits.Received)
        ?? Range("WaitTimeSeconds", request.WaitTimeSeconds, 0, Limits.WaitSeconds)
        ?? Range("VisibilityTimeout", request.VisibilityTimeout, 0, Limits.VisibilitySeconds);

    // Unverified: the texts.
    private static AwsError? Range(string parameter, int? value, int least, int most) => value is null || (value >= least && value <= most)
        ? null
        : SqsErrors.Invalid(
            parameter, value.Value.ToString(CultureInfo.InvariantCulture),
            $"Must be >= {least} and <= {most}, if provided.");

    private static QueueMessage Received(QueueMessage message, DateTimeOffset until, Call call) => message with
    {
        ReceiveCount = message.ReceiveCount + 1,
        FirstReceived = message.FirstReceived ?? call.Now,
        VisibleAt = until,
        Receipt = ReceiptHandle.New(message.MessageId, call.Ids),
    };

    /// <remarks>
    /// It keeps its id and the time at which it was sent:
    /// https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-dead-letter-queues.html.
    /// Unverified: that its receives are counted anew.
    /// </remarks>
    /// <param name="nth">Among those that move at once: one behind the other.</param>
    private static IEnumerable<Change> Moved(QueueMessage message, QueueMessages target, Call call, int nth) =>
    [
        new Change.Remove(message.Arn),
        new Change.Put(message with
        {
            Arn = SqsNames.Message(target.Queue.Arn, message.MessageId),
            Queue = target.Queue.Arn,
            Sequence = target.NextSequence(call.Now) + nth - 1,
            // A FIFO queue counts the time that it keeps a message from its own.
            Sent = target.Queue.IsFifo ? call.Now : message.Sent,
            VisibleAt = call.Now,
            ReceiveCount = 0,
            FirstReceived = null,
            Receipt = null,
            DeadLetterSource = message.Queue.ToString(),
        }),
    ];
}
