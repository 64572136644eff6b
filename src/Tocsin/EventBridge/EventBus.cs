using Tocsin.Aws;
using Tocsin.EventBridge.Shapes;
using Tocsin.Text;

namespace Tocsin.EventBridge;

/// <summary>
/// A bus somebody made. The bus <c>default</c> exists in every region without being made, and is in no list of these before it has a
/// policy.
/// </summary>
/// <param name="Policy">Who of other accounts may put events: the text, as it was sent or put together. Null admits the bus's own account
/// alone.</param>
public sealed record EventBus(Arn Arn, string Name, string? Description = null, string? Policy = null) : Resource(Arn)
{
    public const string Default = "default";

    public string? KmsKeyIdentifier { get; init; }

    public DeadLetterConfig? DeadLetterConfig { get; init; }

    public LogConfig? LogConfig { get; init; }

    public ValueList<Tag> Tags { get; init; }

    public DateTimeOffset? CreationTime { get; init; }

    public DateTimeOffset? LastModifiedTime { get; init; }
}
