using Tocsin.Aws;

namespace Tocsin.Ecs;

public enum ThresholdType { BoundedPercent, UnboundedPercent, Count }

/// <summary>How many failed tasks make a failed deployment; the API's <c>thresholdConfiguration</c>, there since 2026-07-01.</summary>
/// <remarks>https://docs.aws.amazon.com/AmazonECS/latest/developerguide/deployment-circuit-breaker.html</remarks>
/// <param name="Value">A percentage of the desired count, 1 to 100, or a number of tasks.</param>
public sealed record Threshold(ThresholdType Type, int Value) : IShape<Threshold>
{
    public static Threshold Default { get; } = new(ThresholdType.BoundedPercent, 50);

    internal static Threshold Of(Shapes.ThresholdConfiguration given) => new(
        given.Type switch
        {
            Count => ThresholdType.Count,
            UnboundedPercent => ThresholdType.UnboundedPercent,
            _ => Default.Type,
        },
        given.Value ?? Default.Value);

    internal Shapes.ThresholdConfiguration Shape => new()
    {
        Type = Type switch
        {
            ThresholdType.Count => Count,
            ThresholdType.UnboundedPercent => UnboundedPercent,
            _ => "BOUNDED_PERCENT",
        },
        Value = Value,
    };

    /// <summary>
    /// The number of failures for a service of this size. Asked anew each time: a service may be scaled while it is deployed.
    /// </summary>
    public int For(int desiredCount) => Type switch
    {
        ThresholdType.Count => Value,
        ThresholdType.UnboundedPercent => PercentOf(desiredCount),
        _ => Math.Clamp(PercentOf(desiredCount), Limits.MinimumBoundedThreshold, Limits.MaximumBoundedThreshold),
    };

    public void Write(FieldWriter to)
    {
        to.Choice("type", Type);
        to.Integer("value", Value);
    }

    public static Threshold Read(FieldReader from) => new(from.Choice("type", Default.Type), from.Integer("value") ?? Default.Value);

    private const string Count = "COUNT";

    private const string UnboundedPercent = "UNBOUNDED_PERCENT";

    private int PercentOf(int desiredCount) => (int)((desiredCount * (long)Value + 99) / 100);
}
