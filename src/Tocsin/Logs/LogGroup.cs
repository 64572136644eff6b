using Tocsin.Aws;
using Tocsin.Text;

namespace Tocsin.Logs;

/// <param name="Arn">Without the <c>:*</c> that some answers append.</param>
/// <param name="Retention">Null keeps lines for ever.</param>
public sealed record LogGroup(Arn Arn, string Name, TimeSpan? Retention = null, string? KmsKeyId = null)
    : Resource(Arn), IShape<LogGroup>
{
    public DateTimeOffset? CreationTime { get; init; }

    /// <summary>Null is STANDARD.</summary>
    public string? LogGroupClass { get; init; }

    public bool? DeletionProtectionEnabled { get; init; }

    public ValueMap<string> Tags { get; init; }

    public string Region => Arn.Region;

    /// <summary>Whether a line of that time is no longer shown.</summary>
    public bool HasExpired(DateTimeOffset line, DateTimeOffset now) => Retention is { } kept && now - line > kept;

    public void Write(FieldWriter to)
    {
        to.Arn("arn", Arn);
        to.Text("name", Name);
        to.Duration("retention", Retention);
        to.Text("kmsKeyId", KmsKeyId);
        to.Timestamp("creationTime", CreationTime);
        to.Text("logGroupClass", LogGroupClass);
        to.Boolean("deletionProtectionEnabled", DeletionProtectionEnabled);
        to.TextMap("tags", Tags.UnlessEmpty);
    }

    public static LogGroup Read(FieldReader from) => new(
        from.Arn("arn"), from.Text("name") ?? "", from.Duration("retention"), from.Text("kmsKeyId"))
    {
        CreationTime = from.Timestamp("creationTime"),
        LogGroupClass = from.Text("logGroupClass"),
        DeletionProtectionEnabled = from.Boolean("deletionProtectionEnabled"),
        Tags = from.TextMap("tags").GetValueOrDefault(),
    };
}
