using Tocsin.Ecs.Shapes;
using Task = System.Threading.Tasks.Task;

namespace Tocsin.Tasks.Runs;

/// <summary>What containers run in.</summary>
/// <remarks>Safe for any number of threads.</remarks>
internal interface IEngine : IAsyncDisposable
{
    /// <summary>As settings have it.</summary>
    string Name { get; }

    /// <summary>Whether it runs an image at all: what it does not, another world takes.</summary>
    bool Takes(string image);

    /// <summary>What a container asks for that changes what it may do, and that this engine alone does not do.</summary>
    /// <returns>The member of its definition; null where there is none.</returns>
    string? Lacks(RegisterTaskDefinitionRequest task, ContainerDefinition container);

    /// <summary>Looks for what servers left that are gone. Before anything is started.</summary>
    Task LookForLeftovers();

    /// <summary>Takes a container over that the server before left, running or ended.</summary>
    /// <returns>Null where there is none, or nobody can tell what became of it.</returns>
    Task<Adopted?> Adopt(ContainerStart what);

    /// <summary>Ends what nobody took over. Before anything is started.</summary>
    Task EndLeftovers();

    /// <returns>Why the image is not to be had; null when it is.</returns>
    Task<string?> Pull(string image, CancellationToken stop);

    /// <summary>Not started yet.</summary>
    IContainer Create(ContainerStart what);
}

/// <summary>A container that a server started which is gone.</summary>
/// <param name="Container">It must not be started again.</param>
internal sealed record Adopted(IContainer Container, DateTimeOffset Since);
