using System.Text;
using Tocsin.Aws;

namespace Tocsin.Sqs;

/// <summary>That the messages of a dead-letter queue were moved back, or elsewhere.</summary>
/// <param name="Arn">Ours: the queue's with the task's id.</param>
/// <param name="Source">The dead-letter queue.</param>
/// <param name="Destination">Null where each message went back to where it came from.</param>
public sealed record MessageMoveTask(Arn Arn, Arn Source, string? Destination, long Moved, long ToMove, DateTimeOffset Started)
    : Resource(Arn), IShape<MessageMoveTask>
{
    public override Arn? Owner => Source;

    public int? MaxPerSecond { get; init; }

    /// <summary>Null where it moved all of them.</summary>
    public string? FailureReason { get; init; }

    public string Id => Arn.Name;

    /// <summary>What a client names it by: it says nothing to the client.</summary>
    public string Handle => Convert.ToBase64String(Encoding.UTF8.GetBytes($$"""{"taskId":"{{Id}}","sourceArn":"{{Source}}"}"""));

    public void Write(FieldWriter to)
    {
        to.Arn("arn", Arn);
        to.Arn("source", Source);
        to.Text("destination", Destination);
        to.Long("moved", Moved);
        to.Long("toMove", ToMove);
        to.Timestamp("started", Started);
        to.Integer("maxPerSecond", MaxPerSecond);
        to.Text("failureReason", FailureReason);
    }

    public static MessageMoveTask Read(FieldReader from) => new(
        from.Arn("arn"), from.Arn("source"), from.Text("destination"), from.Long("moved") ?? 0, from.Long("toMove") ?? 0,
        from.Timestamp("started") ?? default)
    {
        MaxPerSecond = from.Integer("maxPerSecond"),
        FailureReason = from.Text("failureReason"),
    };
}
