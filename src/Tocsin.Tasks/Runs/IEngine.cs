namespace Tocsin.Tasks.Runs;

/// <summary>What containers run in.</summary>
/// <remarks>Safe for any number of threads.</remarks>
internal interface IEngine : IAsyncDisposable
{
    /// <summary>As settings have it.</summary>
    string Name { get; }

    /// <summary>Whether it runs an image at all: what it does not, another world takes.</summary>
    bool Takes(string image);

    /// <summary>Ends what servers left that are gone.</summary>
    Task EndLeftovers();

    /// <returns>Why the image is not to be had; null when it is.</returns>
    Task<string?> Pull(string image, CancellationToken stop);

    /// <summary>Not started yet.</summary>
    IContainer Create(ContainerStart what);
}
