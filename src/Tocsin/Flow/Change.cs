using Tocsin.Aws;

namespace Tocsin.Flow;

/// <summary>What an operation or a hop does to the world: closed, so that one reducer can apply every change there is.</summary>
/// <remarks>A change carries no scope of its own: the ARN says it.</remarks>
public abstract record Change
{
    private Change()
    {
    }

    /// <summary>The resource is there, or is now as given.</summary>
    public sealed record Put(Resource Resource) : Change;

    /// <summary>The resource is gone, and all that it owns. Removing what is not there changes nothing.</summary>
    public sealed record Remove(Arn Arn) : Change;

    /// <summary>An envelope sets out: the Conveyor carries it.</summary>
    public sealed record Send(Envelope Envelope) : Change;

    /// <summary>A line for a log group.</summary>
    public sealed record Append(LogLine Line) : Change;

    /// <summary>Something happened that a limit counts.</summary>
    /// <param name="Window">What is counted: the ARN of a channel configuration.</param>
    /// <param name="Length">How long it counts.</param>
    public sealed record Count(string Window, DateTimeOffset At, TimeSpan Length) : Change;
}
