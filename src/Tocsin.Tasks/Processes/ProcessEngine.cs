using System.Collections.Immutable;
using Tocsin.Ecs.Shapes;
using Tocsin.Tasks.Runs;
using Task = System.Threading.Tasks.Task;

namespace Tocsin.Tasks.Processes;

/// <summary>Containers as processes of this machine.</summary>
/// <remarks>
/// An image <c>exec:FILE</c> is that file, and one that the settings map to <c>exec:FILE</c> likewise; a file that is not there is an image
/// that cannot be pulled. Other images are not taken. A process gets its container's environment and nothing else, leads a group of its
/// own, and shares the machine's network and files.
/// </remarks>
/// <param name="images">By image, with or without its tag.</param>
/// <param name="directory">What relative files are relative to.</param>
internal sealed class ProcessEngine(ImmutableDictionary<string, string> images, string directory, Owner owner, TimeProvider time) : IEngine
{
    private const string Prefix = "exec:";

    private readonly HashSet<int> adopted = [];
    private readonly HashSet<string> adoptedFolders = [];

    public string Name => "processes";

    public bool Takes(string image) => FileOf(image) is not null;

    /// <remarks>
    /// What a program seldom notices is passed over: <c>hostname</c>, <c>interactive</c>, <c>pseudoTerminal</c>, <c>dockerLabels</c>; and
    /// all processes share the machine's namespaces, whatever <c>pidMode</c> and <c>ipcMode</c> are.
    /// </remarks>
    public string? Lacks(RegisterTaskDefinitionRequest task, ContainerDefinition container) =>
        container.User is not null ? "user"
        : container.ReadonlyRootFilesystem is true ? "readonlyRootFilesystem"
        : container.Privileged is true ? "privileged"
        : container.DisableNetworking is true ? "disableNetworking"
        : container.DnsSearchDomains.GetValueOrDefault().Count > 0 ? "dnsSearchDomains"
        : null;

    public Task LookForLeftovers()
    {
        owner.Claim();
        return Task.CompletedTask;
    }

    public Task<Adopted?> Adopt(ContainerStart what)
    {
        if (ProcessContainer.Left(what, WorkingDirectory(what), owner, time) is not { } left)
        {
            return Task.FromResult<Adopted?>(null);
        }
        adoptedFolders.Add(owner.FolderOf(what));
        adopted.Add(left.Process);
        // The shell that waits for it.
        adopted.Add(ProcessGroup.ParentOf(left.Process) ?? 0);
        return Task.FromResult<Adopted?>(new Adopted(left.Container, left.Since));
    }

    public Task EndLeftovers()
    {
        owner.EndOrphans(adopted);
        MemoryGroup.RemoveOrphans();
        owner.DeleteFolders(adoptedFolders);
        return Task.CompletedTask;
    }

    public Task<string?> Pull(string image, CancellationToken stop) => Task.FromResult(FileOf(image) switch
    {
        null => $"pull image manifest has been retried 1 time(s): failed to resolve ref {image}: {image}: not found",
        { } file when !File.Exists(file) =>
            $"pull image manifest has been retried 1 time(s): failed to resolve ref {image}: {file}: not found",
        _ => null,
    });

    public IContainer Create(ContainerStart what) =>
        new ProcessContainer(what, FileOf(what.Image)!, WorkingDirectory(what), owner, time);

    public ValueTask DisposeAsync()
    {
        owner.Release();
        return ValueTask.CompletedTask;
    }

    private string WorkingDirectory(ContainerStart what) => what.Definition.WorkingDirectory ?? directory;

    private string? FileOf(string image)
    {
        int colon = image.LastIndexOf(':');
        string? mapped = images.GetValueOrDefault(image)
            ?? (colon > image.LastIndexOf('/') ? images.GetValueOrDefault(image[..colon]) : null) ?? image;
        return mapped.StartsWith(Prefix, StringComparison.Ordinal) ? Path.Combine(directory, mapped[Prefix.Length..]) : null;
    }
}
