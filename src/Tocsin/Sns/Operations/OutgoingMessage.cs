using System.Text;
using Tocsin.Aws;
using Tocsin.Flow;
using Tocsin.Sns.Shapes;
using Tocsin.Text;

namespace Tocsin.Sns.Operations;

/// <summary>What somebody wants to publish, alone or in a batch.</summary>
internal sealed record OutgoingMessage(string? Message, string? Subject, string? Structure, ValueMap<MessageAttributeValue>? Attributes)
{
    public string? GroupId { get; init; }

    public string? DeduplicationId { get; init; }

    /// <summary>In UTF-8; the subject does not count (recorded on AWS 2026-09).</summary>
    public int Bytes => Utf8(Message ?? "") + Named().Sum(a => Utf8(a.Name) + Utf8(a.Type) + Utf8(a.Value));

    /// <summary>Why the topic does not take it; null where it does.</summary>
    public AwsError? Refusal(Topic topic) =>
        Empty()
        ?? (Bytes > Limits.MessageBytes ? SnsErrors.Invalid("Message too long", "Message") : null)
        ?? BadSubject()
        ?? (Structure == "json" && MessageStructure.Refusal(Message!) is { } refusal ? SnsErrors.Invalid(refusal, "Message") : null)
        ?? MessageAttributes.Refusal(Attributes.GetValueOrDefault())
        ?? (topic.IsFifo ? InFifo(topic) : InStandard());

    /// <summary>Why the topic takes nothing of a batch that it is in: recorded on AWS 2026-09. Null where it is its own matter.</summary>
    public AwsError? RefusalOfBatch(Topic topic) =>
        MessageAttributes.Refusal(Attributes.GetValueOrDefault())
        ?? (topic.IsFifo ? Empty() ?? BadSubject() ?? Placeless(topic) : null);

    /// <param name="remembered">What the topic knows, with what was published before in the same batch.</param>
    public Accepted To(Topic topic, Remembered remembered, Call call)
    {
        if (!topic.IsFifo)
        {
            var envelope = Enveloped(topic, call, null, DeduplicationId);
            return new Accepted(envelope.Id, null, [new Change.Send(envelope)], null);
        }
        string id = DeduplicationId ?? PublishedOnce.IdOf(Message!);
        string key = PublishedOnce.KeyOf(topic.Find("FifoThroughputScope") == "MessageGroup" ? GroupId : null, id);
        if (remembered.Find(key, call.Now) is { } known)
        {
            return new Accepted(known.MessageId, known.SequenceNumber, [], null);
        }
        long sequence = remembered.NextSequence(call.Now);
        var sent = Enveloped(topic, call, PublishedOnce.NumberOf(sequence), id);
        var once = PublishedOnce.Of(topic.Arn, key, sent.Id, sequence, call.Now);
        return new Accepted(
            sent.Id, once.SequenceNumber,
            [
                .. remembered.ForgottenAt(call.Now).Take(Limits.Cleared).Select(p => new Change.Remove(p.Arn)),
                new Change.Put(once), new Change.Send(sent),
            ],
            once);
    }

    private Envelope Enveloped(Topic topic, Call call, string? sequenceNumber, string? deduplication)
    {
        string id = call.Ids.Uuid();
        var publication = new Publication(Message!, new Publisher.Caller(call.Principal), Subject, Named().ToValueList(), Structure)
        {
            GroupId = GroupId,
            DeduplicationId = deduplication,
            SequenceNumber = sequenceNumber,
        };
        return new Envelope(new Address.Topic(topic.Arn), publication, new Origin(id)) { Id = id };
    }

    private AwsError? Empty() => string.IsNullOrEmpty(Message) ? SnsErrors.Invalid("Empty message", "Message") : null;

    private AwsError? BadSubject() =>
        Subject is { } subject && (subject.Length is 0 or > Limits.SubjectLength || subject.Any(char.IsControl))
            ? SnsErrors.Invalid("Subject", "Subject") : null;

    private AwsError? InFifo(Topic topic) =>
        Placeless(topic) ?? Id("MessageGroupId", GroupId) ?? Id("MessageDeduplicationId", DeduplicationId);

    private AwsError? Placeless(Topic topic) =>
        GroupId is null ? SnsErrors.Invalid("The MessageGroupId parameter is required for FIFO topics", "MessageGroupId")
        : DeduplicationId is null && topic.Find("ContentBasedDeduplication") != "true"
            ? SnsErrors.Invalid(
                "The topic should either have ContentBasedDeduplication enabled or MessageDeduplicationId provided explicitly",
                "MessageDeduplicationId")
        : null;

    /// <summary>A group is handed on to fair queues.</summary>
    private AwsError? InStandard() => DeduplicationId is null
        ? Id("MessageGroupId", GroupId)
        : SnsErrors.Invalid(
            "MessageDeduplicationId Reason: The request includes MessageDeduplicationId parameter that is not valid for this topic type",
            "MessageDeduplicationId");

    // Unverified: the text.
    private static AwsError? Id(string member, string? id) =>
        id is null || (id.Length is > 0 and <= Limits.IdLength && id.All(c => c is > ' ' and <= '~'))
            ? null
            : SnsErrors.Invalid($"{member} Reason: can only include alphanumeric and punctuation characters", member);

    /// <summary>Bytes are written in base 64, as they stand in what subscribers get.</summary>
    private IEnumerable<MessageAttribute> Named() => Attributes.GetValueOrDefault().Select(a => new MessageAttribute(
        a.Key, a.Value.DataType ?? "", a.Value.StringValue ?? (
            a.Value.BinaryValue is { } bytes ? Convert.ToBase64String(bytes.AsSpan()) : "")));

    private static int Utf8(string text) => Encoding.UTF8.GetByteCount(text);

    /// <param name="SequenceNumber">Null of a topic that is no FIFO topic.</param>
    /// <param name="Once">What the topic is to know of it; null where there is nothing new.</param>
    internal sealed record Accepted(string MessageId, string? SequenceNumber, ValueList<Change> Changes, PublishedOnce? Once);
}
