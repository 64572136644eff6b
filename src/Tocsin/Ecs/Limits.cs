namespace Tocsin.Ecs;

/// <summary>The bounds of ECS, each with its source.</summary>
public static class Limits
{
    /// <summary>https://docs.aws.amazon.com/AmazonECS/latest/developerguide/deployment-circuit-breaker.html</summary>
    public const int MinimumBoundedThreshold = 3;

    /// <summary>As <see cref="MinimumBoundedThreshold"/>.</summary>
    public const int MaximumBoundedThreshold = 200;

    /// <summary>https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_Service.html, events.</summary>
    public const int ServiceEvents = 100;
}
