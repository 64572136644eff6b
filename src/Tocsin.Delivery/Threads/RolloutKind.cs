namespace Tocsin.Delivery.Threads;

/// <summary>What a deployment does; the numbers are stored.</summary>
public enum RolloutKind
{
    InProgress = 0,
    RollingBack = 1,
    Failed = 2,
    Completed = 3,
}
