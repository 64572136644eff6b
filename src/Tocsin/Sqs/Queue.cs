using System.Globalization;
using Tocsin.Aws;
using Tocsin.Text;

namespace Tocsin.Sqs;

/// <param name="Policy">The access policy's text, or null when nobody but the account may send.</param>
/// <param name="IsFifo">A FIFO queue; EventBridge takes none as a dead-letter queue.</param>
/// <param name="Attributes">As they were set, <c>Policy</c> among them.</param>
public sealed record Queue(Arn Arn, string Name, string? Policy = null, bool IsFifo = false, ValueMap<string> Attributes = default)
    : Resource(Arn), IShape<Queue>
{
    public ValueMap<string> Tags { get; init; }

    public DateTimeOffset? Created { get; init; }

    public DateTimeOffset? Modified { get; init; }

    /// <summary>When it was emptied last.</summary>
    public DateTimeOffset? Purged { get; init; }

    public TimeSpan VisibilityTimeout => Seconds("VisibilityTimeout");

    public TimeSpan Delay => Seconds("DelaySeconds");

    public TimeSpan Retention => Seconds("MessageRetentionPeriod");

    public int MaximumMessageBytes => (int)Seconds("MaximumMessageSize").TotalSeconds;

    public bool IsDeduplicatedByContent => Attribute("ContentBasedDeduplication") == "true";

    /// <summary>An id is unique within its group, not within the queue.</summary>
    public bool IsDeduplicatedByGroup => Attribute("DeduplicationScope") == "messageGroup";

    /// <summary>Null where nothing moves on.</summary>
    public RedrivePolicy? Redrive => RedrivePolicy.Of(Attribute("RedrivePolicy"));

    /// <summary>As it was set, or AWS's default; null where it has none.</summary>
    public string? Attribute(string name) =>
        Attributes.TryGetValue(name, out string? set) ? set : QueueAttributes.Default(name, this);

    public Queue With(string policy, DateTimeOffset now) => this with
    {
        Policy = policy,
        Attributes = QueueAttributes.With(Attributes, [new("Policy", policy)]),
        Modified = now,
    };

    public void Write(FieldWriter to)
    {
        to.Arn("arn", Arn);
        to.Text("name", Name);
        to.Text("policy", Policy);
        to.Boolean("isFifo", IsFifo);
        to.TextMap("attributes", Attributes.UnlessEmpty);
        to.TextMap("tags", Tags.UnlessEmpty);
        to.Timestamp("created", Created);
        to.Timestamp("modified", Modified);
        to.Timestamp("purged", Purged);
    }

    public static Queue Read(FieldReader from) => new(
        from.Arn("arn"), from.Text("name") ?? "", from.Text("policy"), from.Boolean("isFifo") ?? false,
        from.TextMap("attributes").GetValueOrDefault())
    {
        Tags = from.TextMap("tags").GetValueOrDefault(),
        Created = from.Timestamp("created"),
        Modified = from.Timestamp("modified"),
        Purged = from.Timestamp("purged"),
    };

    private TimeSpan Seconds(string name) => TimeSpan.FromSeconds(
        int.TryParse(Attribute(name), NumberStyles.None, CultureInfo.InvariantCulture, out int seconds) ? seconds : 0);
}
