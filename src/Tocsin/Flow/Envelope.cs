using Tocsin.Aws;
using Tocsin.Json;
using Tocsin.Text;

namespace Tocsin.Flow;

/// <summary>A message on its way to an address.</summary>
/// <param name="Origin">Which event it comes from: for traces and threads; hops do not decide by it.</param>
/// <param name="SentBy">The spot that addressed it: a target's <c>Arn</c>.</param>
/// <param name="MadeAt">The spot whose text the message was made from (a target's <c>InputTransformer.InputTemplate</c>), so that a later complaint can point there.</param>
public sealed record Envelope(Address To, Content Content, Origin Origin, Place? SentBy = null, Place? MadeAt = null)
{
    /// <summary>Which message this is: the caller's answer, the subscriber's message and the trace all show it. Empty for an event, whose own id is its origin's.</summary>
    public string Id { get; init; } = "";

    /// <summary>The id of a message that is made here, from what it is made of: the same one in each run.</summary>
    public static string IdOf(string to, Origin origin, string message) => new Ids(StableHash.Of(Unknown.Show($"{to}\n{origin.Event}\n{message}"))).Uuid();

    /// <summary>The spot that addressed it, or else where it goes.</summary>
    public Place Sender => SentBy ?? new Place(To.Text);

    /// <summary>The narrowest spot that is to blame for what it says.</summary>
    public Place? Source => MadeAt ?? SentBy;
}

/// <param name="Event">The id of the event everything comes from.</param>
/// <param name="Deployment">The ECS deployment it tells of, when it tells of one.</param>
public sealed record Origin(string Event, string? Deployment = null);

/// <summary>What an envelope carries. Services that do not know each other share the cases here; a vocabulary of its own (a Slack message) derives from this in its folder.</summary>
public abstract record Content;

/// <summary>An event on its way to a bus.</summary>
/// <param name="Forwarded">Set when a rule of another bus sent it.</param>
public sealed record EventContent(EventBytes Event, Forwarding? Forwarded = null) : Content;

/// <param name="By">Who puts the event: the role of the target, or the service where it names none.</param>
/// <param name="Through">The ARNs of the buses it was on before, in order.</param>
public sealed record Forwarding(Publisher By, ValueList<string> Through);

/// <summary>A message that somebody publishes to a topic.</summary>
/// <param name="Structure"><c>json</c> when the message holds one text for each protocol, else null.</param>
public sealed record Publication(
    string Message, Publisher Publisher, string? Subject = null, ValueList<MessageAttribute> Attributes = default, string? Structure = null) : Content;

/// <param name="Type">String, String.Array, Number or Binary.</param>
public sealed record MessageAttribute(string Name, string Type, string Value);

/// <summary>Who publishes, as policies see it.</summary>
public abstract record Publisher
{
    private Publisher()
    {
    }

    /// <summary>A service acting for a resource: <c>events.amazonaws.com</c> for a rule. Only a resource policy can admit it.</summary>
    public sealed record Service(string Principal, Arn SourceArn, string SourceAccount) : Publisher;

    /// <summary>A person or program of the topic's own account with the right to publish, as <c>aws sns publish</c> is run.</summary>
    public sealed record Caller(Arn Principal) : Publisher;

    /// <summary>A service that assumed a role to publish; the role's own policies admit it.</summary>
    public sealed record Role(Arn RoleArn, string AssumedBy, Arn SourceArn, string SourceAccount) : Publisher;
}

/// <summary>What SNS hands to a subscriber.</summary>
/// <param name="Message">The text chosen for the subscriber's protocol.</param>
/// <param name="Raw">Raw message delivery: the text alone, without the SNS envelope around it.</param>
public sealed record Notification(
    Arn Topic, string MessageId, DateTimeOffset Timestamp, string Message, string? Subject = null, ValueList<MessageAttribute> Attributes = default, bool Raw = false) : Content;
