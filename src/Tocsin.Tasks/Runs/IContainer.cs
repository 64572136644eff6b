using Tocsin.Ecs;
using Tocsin.Text;

namespace Tocsin.Tasks.Runs;

/// <summary>One container of a task.</summary>
internal interface IContainer : IAsyncDisposable
{
    /// <returns>Why it does not run; null when it does.</returns>
    Task<NotStarted?> Start();

    /// <summary>Where its ports can be reached; empty until it has started.</summary>
    ValueList<PortBinding> Ports { get; }

    /// <summary>Completes when it has ended, and all that it wrote was told.</summary>
    Task<ContainerEnd> Ended { get; }

    /// <summary>Asks it to end, and ends it when its patience is over.</summary>
    Task Stop(TimeSpan patience);

    /// <summary>Runs a command inside, as a health check does.</summary>
    /// <returns>Whether it ended by itself in time, with 0.</returns>
    Task<bool> Check(ValueList<string> command, TimeSpan timeout);
}

/// <summary>Why a container does not run.</summary>
/// <param name="IsMade">It was made, and cannot be started; else it cannot be made.</param>
internal sealed record NotStarted(bool IsMade, string Why);
