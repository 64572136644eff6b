using Tocsin.Aws;
using Tocsin.EventBridge.Shapes;
using Tocsin.Text;

namespace Tocsin.EventBridge;

/// <summary>
/// A bus somebody made. The bus <c>default</c> exists in every region without being made, and is in no list of these before it has a
/// policy.
/// </summary>
/// <param name="Policy">
/// Who of other accounts may put events: the text, as it was sent or put together. Null admits the bus's own account alone.
/// </param>
public sealed record EventBus(Arn Arn, string Name, string? Description = null, string? Policy = null)
    : Resource(Arn), IShape<EventBus>
{
    public const string Default = "default";

    public string? KmsKeyIdentifier { get; init; }

    public DeadLetterConfig? DeadLetterConfig { get; init; }

    public LogConfig? LogConfig { get; init; }

    public ValueList<Tag> Tags { get; init; }

    public DateTimeOffset? CreationTime { get; init; }

    public DateTimeOffset? LastModifiedTime { get; init; }

    public void Write(FieldWriter to)
    {
        to.Arn("arn", Arn);
        to.Text("name", Name);
        to.Text("description", Description);
        to.Text("policy", Policy);
        to.Text("kmsKeyIdentifier", KmsKeyIdentifier);
        to.Shape("deadLetterConfig", DeadLetterConfig);
        to.Shape("logConfig", LogConfig);
        to.List("tags", Tags.UnlessEmpty);
        to.Timestamp("creationTime", CreationTime);
        to.Timestamp("lastModifiedTime", LastModifiedTime);
    }

    public static EventBus Read(FieldReader from) => new(
        from.Arn("arn"), from.Text("name") ?? "", from.Text("description"), from.Text("policy"))
    {
        KmsKeyIdentifier = from.Text("kmsKeyIdentifier"),
        DeadLetterConfig = from.Shape<DeadLetterConfig>("deadLetterConfig"),
        LogConfig = from.Shape<LogConfig>("logConfig"),
        Tags = from.List<Tag>("tags").GetValueOrDefault(),
        CreationTime = from.Timestamp("creationTime"),
        LastModifiedTime = from.Timestamp("lastModifiedTime"),
    };
}
