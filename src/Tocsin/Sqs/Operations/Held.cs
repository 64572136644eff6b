using Tocsin.Aws;
using Tocsin.Sqs.Shapes;

namespace Tocsin.Sqs.Operations;

/// <summary>The message that a receiver names by its handle.</summary>
internal static class Held
{
    /// <summary>Null where it is there no longer, or somebody else received it since.</summary>
    public static Result<QueueMessage?> Message(QueueMessages messages, string? handle)
    {
        if (string.IsNullOrEmpty(handle))
        {
            return SqsErrors.Missing("ReceiptHandle");
        }
        if (ReceiptHandle.MessageIn(handle) is not { } id)
        {
            // Unverified: the text.
            return Errors.ReceiptHandleIsInvalid.With(
                $"The input receipt handle \"{handle}\" is not a valid receipt handle.", "ReceiptHandle");
        }
        return messages.Find(id) is { } message && message.Receipt == handle ? message : (QueueMessage?)null;
    }

    /// <summary>A FIFO queue takes a handle only as long as its receiver has the message.</summary>
    // Unverified: the text.
    public static AwsError? Expired(Queue queue, QueueMessage? message, string? handle, DateTimeOffset now) =>
        queue.IsFifo && message is not null && message.VisibleAt <= now
            ? SqsErrors.Invalid("ReceiptHandle", handle!, "The receipt handle has expired.") : null;
}
