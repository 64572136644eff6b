using System.Globalization;
using Tocsin.Aws;
using Tocsin.Flow;
using Tocsin.Sqs.Shapes;

namespace Tocsin.Sqs.Operations;

/// <summary>https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_ChangeMessageVisibility.html</summary>
public static class ChangeMessageVisibility
{
    public static Result<Done<Nothing>> Decide(SqsState state, ChangeMessageVisibilityRequest request, Call call)
    {
        var found = SqsErrors.Queue(state, request.QueueUrl, "ChangeMessageVisibility", call);
        if (found.Error is { } missing)
        {
            return missing;
        }
        var changed = Changed(found.Value, request.ReceiptHandle, request.VisibilityTimeout, call);
        return changed.Error is { } error ? error : new Done<Nothing>(new Nothing(), [changed.Value]);
    }

    // Unverified: the texts.
    internal static Result<Change> Changed(QueueMessages messages, string? handle, int? seconds, Call call)
    {
        if (seconds is < 0 or > Limits.VisibilitySeconds)
        {
            return SqsErrors.Invalid(
                "VisibilityTimeout", seconds.Value.ToString(CultureInfo.InvariantCulture),
                $"VisibilityTimeout must be an integer between 0 and {Limits.VisibilitySeconds}.");
        }
        var held = Held.Message(messages, handle);
        if ((held.Error ?? Held.Expired(messages.Queue, held.Value, handle, call.Now)) is { } error)
        {
            return error;
        }
        if (held.Value is not { } message)
        {
            return SqsErrors.Invalid(
                "ReceiptHandle", handle!, "Message does not exist or is not available for visibility timeout change.");
        }
        return message.VisibleAt <= call.Now
            ? Errors.MessageNotInflight.With("The specified message is not in flight.", "ReceiptHandle")
            : new Change.Put(message with { VisibleAt = call.Now + TimeSpan.FromSeconds(seconds ?? 0) });
    }
}
