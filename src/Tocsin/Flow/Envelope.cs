using Tocsin.Aws;
using Tocsin.Json;
using Tocsin.Text;

namespace Tocsin.Flow;

/// <summary>A message on its way to an address.</summary>
/// <param name="Origin">Which event it comes from: for traces and threads; hops do not decide by it.</param>
/// <param name="SentBy">The spot that addressed it: a target's <c>Arn</c>.</param>
/// <param name="MadeAt">
/// The spot whose text the message was made from (a target's <c>InputTransformer.InputTemplate</c>), so that a later complaint can point
/// there.
/// </param>
public sealed record Envelope(Address To, Content Content, Origin Origin, Place? SentBy = null, Place? MadeAt = null)
{
    /// <summary>
    /// Which message this is: the caller's answer, the subscriber's message and the trace all show it. Empty for an event, whose own id is
    /// its origin's.
    /// </summary>
    public string Id { get; init; } = "";

    /// <summary>The id of a message that is made here, from what it is made of: the same one in each run.</summary>
    public static string IdOf(string to, Origin origin, string message) =>
        new Ids(StableHash.OfLines(Unknown.Show(to), Unknown.Show(origin.Event), Unknown.Show(message))).Uuid();

    /// <summary>The spot that addressed it, or else where it goes.</summary>
    public Place Sender => SentBy ?? new Place(To.Text);

    /// <summary>The narrowest spot that is to blame for what it says.</summary>
    public Place? Source => MadeAt ?? SentBy;
}

/// <param name="Event">The id of the event everything comes from.</param>
/// <param name="Deployment">The ECS deployment it tells of, when it tells of one.</param>
public sealed record Origin(string Event, string? Deployment = null) : IShape<Origin>
{
    public void Write(FieldWriter to)
    {
        to.Text("event", Event);
        to.Text("deployment", Deployment);
    }

    public static Origin Read(FieldReader from) => new(from.Text("event") ?? "", from.Text("deployment"));
}

/// <summary>
/// What an envelope carries. Services that do not know each other share the cases here; a vocabulary of its own (a Slack message) derives
/// from this in its folder.
/// </summary>
public abstract record Content;

/// <summary>An event on its way to a bus.</summary>
/// <param name="Forwarded">Set when a rule of another bus sent it.</param>
public sealed record EventContent(EventBytes Event, Forwarding? Forwarded = null) : Content, IShape<EventContent>
{
    public void Write(FieldWriter to)
    {
        to.Utf8("event", Event.Span);
        to.Shape("forwarded", Forwarded);
    }

    public static EventContent Read(FieldReader from)
    {
        if (!EventBytes.TryCreate(from.Text("event") ?? "", out var bytes, out var error))
        {
            from.Refuse($"'event' is no event: {error.Message}");
        }
        return new EventContent(bytes, from.Shape<Forwarding>("forwarded"));
    }
}

/// <param name="By">Who puts the event: the role of the target, or the service where it names none.</param>
/// <param name="Through">The ARNs of the buses it was on before, in order.</param>
public sealed record Forwarding(Publisher By, ValueList<string> Through) : IShape<Forwarding>
{
    public void Write(FieldWriter to)
    {
        to.Shape("by", By);
        to.Texts("through", Through);
    }

    public static Forwarding Read(FieldReader from) => new(Publisher.Kinds.Needed(from, "by"), from.Texts("through").GetValueOrDefault());
}

/// <summary>A message that somebody publishes to a topic.</summary>
/// <param name="Structure"><c>json</c> when the message holds one text for each protocol, else null.</param>
public sealed record Publication(
    string Message, Publisher Publisher, string? Subject = null, ValueList<MessageAttribute> Attributes = default, string? Structure = null)
    : Content, IShape<Publication>
{
    /// <summary>Of a FIFO topic or queue, or a fair queue: messages of one group stay in order.</summary>
    public string? GroupId { get; init; }

    /// <summary>Of a FIFO topic or queue: within five minutes, one message of each.</summary>
    public string? DeduplicationId { get; init; }

    /// <summary>Of a FIFO topic.</summary>
    public string? SequenceNumber { get; init; }

    public void Write(FieldWriter to)
    {
        to.Text("message", Message);
        to.Shape("publisher", Publisher);
        to.Text("subject", Subject);
        to.List("attributes", Attributes.UnlessEmpty);
        to.Text("structure", Structure);
        to.Text("groupId", GroupId);
        to.Text("deduplicationId", DeduplicationId);
        to.Text("sequenceNumber", SequenceNumber);
    }

    public static Publication Read(FieldReader from) => new(
        from.Text("message") ?? "", Publisher.Kinds.Needed(from, "publisher"), from.Text("subject"),
        from.List<MessageAttribute>("attributes").GetValueOrDefault(), from.Text("structure"))
    {
        GroupId = from.Text("groupId"),
        DeduplicationId = from.Text("deduplicationId"),
        SequenceNumber = from.Text("sequenceNumber"),
    };
}

/// <param name="Type">String, String.Array, Number or Binary.</param>
public sealed record MessageAttribute(string Name, string Type, string Value) : IShape<MessageAttribute>
{
    public void Write(FieldWriter to)
    {
        to.Text("name", Name);
        to.Text("type", Type);
        to.Text("value", Value);
    }

    public static MessageAttribute Read(FieldReader from) =>
        new(from.Text("name") ?? "", from.Text("type") ?? "", from.Text("value") ?? "");
}

/// <summary>What SNS hands to a subscriber.</summary>
/// <param name="Message">The text chosen for the subscriber's protocol.</param>
/// <param name="Raw">Raw message delivery: the text alone, without the SNS envelope around it.</param>
public sealed record Notification(
    Arn Topic, string MessageId, DateTimeOffset Timestamp, string Message, string? Subject = null,
    ValueList<MessageAttribute> Attributes = default, bool Raw = false) : Content, IShape<Notification>
{
    /// <summary>As it was published.</summary>
    public string? GroupId { get; init; }

    /// <summary>As it was published.</summary>
    public string? DeduplicationId { get; init; }

    /// <summary>Of a FIFO topic.</summary>
    public string? SequenceNumber { get; init; }

    public void Write(FieldWriter to)
    {
        to.Arn("topic", Topic);
        to.Text("messageId", MessageId);
        to.Timestamp("timestamp", Timestamp);
        to.Text("message", Message);
        to.Text("subject", Subject);
        to.List("attributes", Attributes.UnlessEmpty);
        to.Boolean("raw", Raw);
        to.Text("groupId", GroupId);
        to.Text("deduplicationId", DeduplicationId);
        to.Text("sequenceNumber", SequenceNumber);
    }

    public static Notification Read(FieldReader from) => new(
        from.Arn("topic"), from.Text("messageId") ?? "", from.Timestamp("timestamp") ?? default, from.Text("message") ?? "",
        from.Text("subject"), from.List<MessageAttribute>("attributes").GetValueOrDefault(), from.Boolean("raw") ?? false)
    {
        GroupId = from.Text("groupId"),
        DeduplicationId = from.Text("deduplicationId"),
        SequenceNumber = from.Text("sequenceNumber"),
    };
}
