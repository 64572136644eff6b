using Tocsin.Aws;
using Tocsin.Flow;
using Tocsin.Policies;
using Tocsin.Sqs.Operations;
using Tocsin.Sqs.Shapes;
using Tocsin.Text;

namespace Tocsin.Sqs;

/// <summary>A queue as a rule's target or a topic's subscriber: admits the message by its policy, and keeps it.</summary>
/// <remarks>
/// A service passes only by the queue policy; recorded on AWS 2026-09. Unverified: a queue that is encrypted with a key, whose policy is
/// not asked here.
/// </remarks>
/// <param name="sign">Signs what a topic hands on, a notification each; null is nobody.</param>
/// <param name="around">Null is a world without a known organization, at the time of each envelope.</param>
public sealed class SqsHop(SqsState state, Func<Envelope, NotificationSignature>? sign = null, Circumstances? around = null) : IHop
{
    private const string Action = "sqs:SendMessage";

    public Outcome Receive(Envelope envelope, DateTimeOffset now)
    {
        if (envelope.To is not Address.Queue { Arn: var arn })
        {
            throw new InvalidOperationException($"{envelope.To} is no queue");
        }
        if (state.Of(arn) is not { } messages)
        {
            return Ended(Missing(envelope));
        }
        if (PublisherOf(envelope) is { } publisher && Refusal(envelope, messages.Queue, publisher, (around ?? new Circumstances()).At(now))
            is { } refused)
        {
            return Ended(refused);
        }
        var message = ForQueue(MessageOf(envelope), messages.Queue, envelope);
        if (message.Refusal(messages) is { } error)
        {
            return Ended(Refused(envelope, messages.Queue, error));
        }
        var kept = new Step(Stage.Topic, envelope.Sender, new Verdict.Arrived(), $"kept in the queue {messages.Queue.Name}");
        return new Outcome([new Branch([kept])], Sent(envelope, message, messages, now));
    }

    private static ValueList<Change> Sent(Envelope envelope, IncomingMessage message, QueueMessages messages, DateTimeOffset now)
    {
        var queue = messages.Queue;
        string? deduplication = message.DeduplicationId
            ?? (queue is { IsFifo: true, IsDeduplicatedByContent: true } ? IncomingMessage.Sha256(message.Body!) : null);
        string? key = queue.IsFifo ? Deduplication.KeyOf(queue, message.GroupId, deduplication!) : null;
        if (key is not null && messages.FindSent(key, now) is not null)
        {
            return [];
        }
        string id = Envelope.IdOf(envelope.To.Text, envelope.Origin, $"{envelope.Id}\n{envelope.Sender}\n{now.UtcTicks}\n{message.Body}");
        return IncomingMessage.Changes(
            messages,
            QueueMessage.Of(queue.Arn, id, message.Body!, messages.NextSequence(now), now, queue.Delay) with
            {
                Attributes = message.Attributes,
                // The ids of AWS's own users begin so: recorded on AWS 2026-09.
                SenderId = envelope.Content is Notification ? "AROAEXAMPLETOCSINSNS0:AWS-CLOUDCAST" : "AIDAEXAMPLETOCSINEVTS",
                GroupId = message.GroupId,
                DeduplicationId = deduplication,
            },
            key);
    }

    /// <summary>Who sends it, where a policy decides: a role is admitted by its own.</summary>
    private static Publisher.Service? PublisherOf(Envelope envelope) => envelope.Content switch
    {
        Notification notification => new Publisher.Service("sns.amazonaws.com", notification.Topic, notification.Topic.Account),
        Publication { Publisher: Publisher.Service service } => service,
        _ => null,
    };

    /// <summary>A standard queue knows nothing of a FIFO topic's groups, and of no deduplication.</summary>
    private static IncomingMessage ForQueue(IncomingMessage message, Queue queue, Envelope envelope) => queue.IsFifo
        ? message
        : message with
        {
            DeduplicationId = null,
            GroupId = envelope.Content is Notification { SequenceNumber: not null } ? null : message.GroupId,
        };

    private IncomingMessage MessageOf(Envelope envelope) => envelope.Content switch
    {
        Notification { Raw: true } raw => new IncomingMessage(
            raw.Message, null, Named(raw.Attributes), [], raw.GroupId,
            raw.DeduplicationId),
        Notification wrapped => new IncomingMessage(
            NotificationText.Write(wrapped, envelope.Sender.Resource, sign?.Invoke(envelope)), null, [], [], wrapped.GroupId,
            wrapped.DeduplicationId),
        Publication publication => new IncomingMessage(
            publication.Message, null, Named(publication.Attributes), [], publication.GroupId, publication.DeduplicationId),
        var other => throw new InvalidOperationException($"no service sends {other.GetType().Name} to {envelope.To}"),
    };

    private static ValueMap<MessageAttributeValue> Named(ValueList<MessageAttribute> attributes) =>
        attributes.Select(a => KeyValuePair.Create(a.Name, AttributeOf(a))).ToValueMap();

    /// <remarks>SQS has no lists: SNS's String.Array is its text.</remarks>
    private static MessageAttributeValue AttributeOf(MessageAttribute attribute) => attribute.Type.Split('.')[0] == "Binary"
        ? new() { DataType = attribute.Type, BinaryValue = Convert.FromBase64String(attribute.Value).ToValueList() }
        : new() { DataType = attribute.Type, StringValue = attribute.Value };

    private static Step? Refusal(Envelope envelope, Queue queue, Publisher.Service publisher, Circumstances around)
    {
        var verdict = queue.Policy is { } text && PolicyDocument.Parse(text) is PolicyResult.Valid { Document: var policy }
            ? PolicyEvaluation.Evaluate(policy, new RequestContext(
                new Requester.Service(publisher.Principal), Action, queue.Arn.ToString(),
                [
                    new ContextKey("aws:SourceArn", [publisher.SourceArn.ToString()]),
                    new ContextKey("aws:SourceAccount", [publisher.SourceAccount]),
                    new ContextKey("aws:PrincipalServiceName", [publisher.Principal]),
                    new ContextKey("aws:PrincipalIsAWSService", ["true"]),
                ],
                around))
            : new PolicyVerdict.DeniedImplicitly([]);
        return verdict switch
        {
            PolicyVerdict.Allowed => null,
            PolicyVerdict.Undetermined unknown => new Step(
                Stage.Topic, envelope.Sender, new Verdict.Undetermined(unknown.Unknown),
                $"whether the queue admits the sender depends on {unknown.Unknown}"),
            PolicyVerdict.DeniedExplicitly => Denied(envelope, queue, publisher, "with an explicit deny in a resource-based policy"),
            _ => Denied(envelope, queue, publisher, "because no resource-based policy allows the sqs:sendmessage action"),
        };
    }

    private static Step Denied(Envelope envelope, Queue queue, Publisher.Service publisher, string why)
    {
        string detail = $"User: {publisher.Principal} is not authorized to perform: sqs:sendmessage on resource: {queue.Arn} {why}";
        return Stopped(
            envelope, Reasons.QueueDenied, FindingCode.PolicyDenied, detail, $"{detail}. AWS does not retry.",
            $$$"""{ "Effect": "Allow", "Principal": { "Service": "{{{publisher.Principal}}}" }, "Action": "{{{Action}}}", "Resource": "{{{queue.Arn}}}", "Condition": { "ArnEquals": { "aws:SourceArn": "{{{publisher.SourceArn}}}" } } }""");
    }

    private static Step Missing(Envelope envelope) => Stopped(
        envelope, Reasons.QueueMissing, FindingCode.TargetRefused, $"there is no queue {envelope.To}",
        $"there is no queue {envelope.To}: AWS has nowhere to deliver (NO_RESOURCE), and does not retry.",
        "the ARN of a queue that is there");

    private static Step Refused(Envelope envelope, Queue queue, AwsError error) => Stopped(
        envelope, Reasons.QueueRefuses, FindingCode.TargetRefused, $"the queue {queue.Name} refuses the message: {error.Code}",
        $"the queue {queue.Name} refuses the message: {error.Code}, {error.Message}", "a message that the queue takes");

    private static Step Stopped(Envelope envelope, Reason reason, string code, string detail, string message, string write) => new(
        Stage.Topic, envelope.Sender, new Verdict.Stopped(reason), detail,
        [new Note(code, Severity.Error, envelope.Sender, message, write)]);

    private static Outcome Ended(Step step) => new([new Branch([step])]);
}
