using Tocsin.Aws;
using Tocsin.Flow;
using Tocsin.Sns.Shapes;
using Tocsin.Text;

namespace Tocsin.Sns.Operations;

/// <summary>
/// https://docs.aws.amazon.com/sns/latest/api/API_PublishBatch.html: each entry is taken or refused by itself, but for what refuses all
/// </summary>
public static class PublishBatch
{
    public static Result<Done<PublishBatchResponse>> Decide(SnsState state, PublishBatchRequest request, Call call)
    {
        var found = SnsErrors.Topic(state, request.TopicArn, "Publish", call);
        if ((found.Error ?? Refusal(request.PublishBatchRequestEntries.GetValueOrDefault())) is { } error)
        {
            return error;
        }
        var topic = found.Value;
        if (request.PublishBatchRequestEntries!.Value.Select(e => Of(e).RefusalOfBatch(topic)).FirstOrDefault(r => r is not null)
            is { } whole)
        {
            return whole;
        }
        var remembered = state.RememberedOf(topic.Arn);
        var successful = new List<PublishBatchResultEntry>();
        var failed = new List<BatchResultErrorEntry>();
        var changes = new List<Change>();
        foreach (var entry in request.PublishBatchRequestEntries!.Value)
        {
            var message = Of(entry);
            if (message.Refusal(topic) is { } refused)
            {
                failed.Add(new BatchResultErrorEntry { Id = entry.Id, Code = refused.Code, Message = refused.Message, SenderFault = true });
                continue;
            }
            var accepted = message.To(topic, remembered, call);
            successful.Add(new PublishBatchResultEntry
            {
                Id = entry.Id,
                MessageId = accepted.MessageId,
                SequenceNumber = accepted.SequenceNumber,
            });
            changes.AddRange(accepted.Changes);
            // The next one comes behind it, and may be its double.
            remembered = accepted.Once is { } once ? remembered.With(once) : remembered;
        }
        return new Done<PublishBatchResponse>(
            new PublishBatchResponse { Successful = successful.ToValueList(), Failed = failed.ToValueList() },
            changes.ToValueList());
    }

    private static OutgoingMessage Of(PublishBatchRequestEntry entry) =>
        new(entry.Message, entry.Subject, entry.MessageStructure, entry.MessageAttributes)
        {
            GroupId = entry.MessageGroupId,
            DeduplicationId = entry.MessageDeduplicationId,
        };

    // Unverified: the order of these, and the text about an empty batch.
    private static AwsError? Refusal(ValueList<PublishBatchRequestEntry> entries)
    {
        const string Member = "PublishBatchRequestEntries";
        if (entries.Count == 0)
        {
            return Errors.EmptyBatchRequestException.With("The batch request doesn't contain any entries.", Member);
        }
        if (entries.Count > Limits.BatchEntries)
        {
            return Errors.TooManyEntriesInBatchRequestException.With(
                "The batch request contains more entries than permissible.", Member);
        }
        if (entries.FirstOrDefault(e => e.Id!.Length > Limits.BatchIdLength) is { } tooLong)
        {
            return Errors.InvalidBatchEntryIdException.With(
                $"The Id of a batch entry in the batch request is too long: {tooLong.Id}", Member);
        }
        if (entries.FirstOrDefault(e => !e.Id!.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_')) is { } odd)
        {
            return Errors.InvalidBatchEntryIdException.With(
                $"The Id of a batch entry in the batch request contains an impermissible character: {odd.Id}", Member);
        }
        if (entries.Select(e => e.Id).Distinct().Count() < entries.Count)
        {
            return Errors.BatchEntryIdsNotDistinctException.With("Two or more batch entries in the request have the same Id.", Member);
        }
        return entries.Sum(e => Of(e).Bytes) > Limits.MessageBytes
            ? Errors.BatchRequestTooLongException.With("The length of all the messages put together is more than the limit.", Member)
            : null;
    }
}
