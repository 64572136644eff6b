using System.Collections.Immutable;
using System.Globalization;
using System.Net.Sockets;
using System.Text.Json;
using Docker.DotNet;
using Docker.DotNet.Models;
using Tocsin.Ecs.Shapes;
using Tocsin.Tasks.Processes;
using Tocsin.Tasks.Runs;
using IContainer = Tocsin.Tasks.Runs.IContainer;
using Task = System.Threading.Tasks.Task;

namespace Tocsin.Tasks.Docker;

/// <summary>Containers of a Docker engine, or of any that speaks its API.</summary>
/// <remarks>
/// An image that the engine has is not pulled again, so one that was built here and pushed nowhere runs. Images that are <c>exec:FILE</c>,
/// or that the settings tell of, are not taken. A container bears the name of the server that made it, by which the next one takes over or
/// removes what a server left that was killed. A task that is to start waits for an engine that is away.
/// </remarks>
internal sealed class DockerEngine(DockerClient client, ImmutableDictionary<string, string> images, Owner owner, TimeProvider time)
    : IEngine
{
    public const string ServerLabel = "tocsin.server";
    public const string TaskLabel = "tocsin.task";
    public const string ContainerLabel = "tocsin.container";

    private readonly List<ContainerListResponse> left = [];
    private readonly HashSet<string> adoptedLogs = [];
    private readonly CancellationTokenSource gone = new();
    private bool isKnown;
    private Task swept = Task.CompletedTask;
    private readonly TaskNetworks networks = new(client, owner);

    public string Name => "docker";

    public bool Takes(string image)
    {
        int colon = image.LastIndexOf(':');
        string name = colon > image.LastIndexOf('/') ? image[..colon] : image;
        return !image.StartsWith("exec:", StringComparison.Ordinal) && !images.ContainsKey(image) && !images.ContainsKey(name);
    }

    /// <remarks>Namespaces of processes and of memory are shared with the machine, or not at all.</remarks>
    public string? Lacks(RegisterTaskDefinitionRequest task, ContainerDefinition container) =>
        task.ContainerDefinitions.GetValueOrDefault().Count < 2 ? null
        : task.PidMode == "task" ? "pidMode task"
        : task.IpcMode == "task" ? "ipcMode task"
        : null;

    public async Task LookForLeftovers()
    {
        owner.Claim();
        await Present(client, Limits.EngineGone, time, gone.Token);
        await TryLook();
    }

    public async Task<Adopted?> Adopt(ContainerStart what)
    {
        try
        {
            // One that was made and never started is none.
            if (left.Find(c => IsOf(c, what)) is not { } found
                || await client.Containers.InspectContainerAsync(found.ID) is not { State: { Status: "running" or "exited" } state })
            {
                return null;
            }
            var adopted = new DockerContainer(client, what, owner, networks, time);
            await adopted.Adopt(found.ID);
            adoptedLogs.Add(owner.LogPlaceOf(what));
            left.RemoveAll(c => c == found || IsNetworkOf(c, what));
            return new Adopted(adopted, DateTimeOffset.Parse(state.StartedAt, CultureInfo.InvariantCulture));
        }
        catch (Exception e) when (IsOfEngine(e))
        {
            return null;
        }
    }

    /// <remarks>Where the engine is away, what is nobody's ends when it is back, and before anything is started there.</remarks>
    public async Task EndLeftovers()
    {
        owner.DeleteLogPlaces(adoptedLogs);
        swept = Sweep();
        if (isKnown)
        {
            await Task.WhenAny(swept, Task.Delay(Limits.EngineGone, time));
        }
    }

    public async Task<string?> Pull(string image, CancellationToken stop)
    {
        if (await Present(client, Limits.EngineAwayLongest, time, stop) is { } away)
        {
            return away;
        }
        await swept.WaitAsync(stop);
        if (await IsThere(image, stop))
        {
            return null;
        }
        string? error = null;
        var progress = new Told(message => error = message.Error?.Message ?? error);
        try
        {
            await client.Images.CreateImageAsync(Parameters(image), null, progress, stop);
        }
        catch (Exception e) when (IsOfEngine(e))
        {
            return Message(e);
        }
        return error ?? (await IsThere(image, stop) ? null : $"{image}: not found");
    }

    public IContainer Create(ContainerStart what) => new DockerContainer(client, what, owner, networks, time);

    public async ValueTask DisposeAsync()
    {
        await gone.CancelAsync();
        await swept;
        gone.Dispose();
        networks.Dispose();
        client.Dispose();
    }

    /// <summary>The engine's own fault, or that it does not answer.</summary>
    public static bool IsOfEngine(Exception e) =>
        e is DockerApiException or HttpRequestException or SocketException or IOException or TimeoutException or JsonException
        // Over TCP the client tells each address that it tried.
        || (e is AggregateException { InnerExceptions: var all } && all.All(IsOfEngine));

    /// <summary>Removes a container with all that is its own, running or not.</summary>
    /// <param name="container">Its id or its name.</param>
    /// <returns>False where the engine does not say that it is gone; the next server removes it.</returns>
    public static async Task<bool> Removed(DockerClient client, string container)
    {
        try
        {
            await client.Containers.RemoveContainerAsync(container, new ContainerRemoveParameters { Force = true, RemoveVolumes = true });
            return true;
        }
        catch (ObjectDisposedException)
        {
            // The server has ended, and nobody asks any more.
            return true;
        }
        catch (Exception e) when (IsOfEngine(e))
        {
            return e is DockerContainerNotFoundException;
        }
    }

    /// <summary>Waits until the engine answers.</summary>
    /// <returns>Why it does not, when the patience is over; null when it does.</returns>
    public static async Task<string?> Present(DockerClient client, TimeSpan patience, TimeProvider time, CancellationToken stop)
    {
        for (var end = time.GetUtcNow() + patience; ;)
        {
            try
            {
                await client.System.PingAsync(stop);
                return null;
            }
            catch (Exception e) when (IsOfEngine(e))
            {
                if (e is DockerApiException || time.GetUtcNow() >= end)
                {
                    return Message(e);
                }
                await Task.Delay(Limits.EngineAway, time, stop);
            }
        }
    }

    /// <summary>As ECS's agent says it: <c>API error (404): ...</c>.</summary>
    public static string Message(Exception e)
    {
        if (e is not DockerApiException api)
        {
            return e.Message;
        }
        string text = api.ResponseBody ?? "";
        try
        {
            using var body = JsonDocument.Parse(text);
            text = body.RootElement.GetProperty("message").GetString() ?? text;
        }
        catch (Exception x) when (x is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            // It is no JSON: told as it is.
        }
        return $"API error ({(int)api.StatusCode}): {text}";
    }

    /// <summary>Learns what servers left that are gone, where the engine answers.</summary>
    private async Task<bool> TryLook()
    {
        var labelled = new ContainersListParameters
        {
            All = true,
            Filters = new Dictionary<string, IDictionary<string, bool>>
            {
                ["label"] = new Dictionary<string, bool> { [ServerLabel] = true },
            },
        };
        try
        {
            var all = await client.Containers.ListContainersAsync(labelled, gone.Token);
            left.AddRange(all.Where(c => owner.IsLeft(c.Labels[ServerLabel])));
            return isKnown = true;
        }
        catch (Exception e) when (IsOfEngine(e))
        {
            return false;
        }
    }

    private async Task Sweep()
    {
        try
        {
            while (!isKnown && !await TryLook())
            {
                await Task.Delay(Limits.EngineAway, time, gone.Token);
            }
            foreach (var found in left)
            {
                // One that an engine which answers does not remove, the next server may.
                for (int tries = 0; !await Removed(client, found.ID) && tries < 3; tries++)
                {
                    await Task.Delay(Limits.EngineAway, time, gone.Token);
                    await Present(client, Limits.EngineAwayLongest, time, gone.Token);
                }
            }
        }
        catch (OperationCanceledException) when (gone.IsCancellationRequested)
        {
            // The server ends.
        }
        catch (OperationCanceledException)
        {
            // An engine that hangs: what is left, the next server removes.
        }
    }

    private static bool IsOf(ContainerListResponse found, ContainerStart what) =>
        found.Labels.TryGetValue(TaskLabel, out string? task) && task == what.Task.ToString()
        && found.Labels.TryGetValue(ContainerLabel, out string? container) && container == what.Name;

    private static bool IsNetworkOf(ContainerListResponse found, ContainerStart what) =>
        found.Names.Contains($"/{TaskNetworks.NameOf(what)}");

    private async Task<bool> IsThere(string image, CancellationToken stop)
    {
        try
        {
            await client.Images.InspectImageAsync(image, stop);
            return true;
        }
        catch (Exception e) when (IsOfEngine(e))
        {
            return false;
        }
    }

    /// <summary>Without a tag or a digest the engine would pull every tag there is.</summary>
    private static ImagesCreateParameters Parameters(string image)
    {
        int colon = image.LastIndexOf(':');
        return image.Contains('@') ? new ImagesCreateParameters { FromImage = image }
            : colon > image.LastIndexOf('/') ? new ImagesCreateParameters { FromImage = image[..colon], Tag = image[(colon + 1)..] }
            : new ImagesCreateParameters { FromImage = image, Tag = "latest" };
    }

    /// <summary>At once, on the thread that reads: what the framework has posts it elsewhere, and later.</summary>
    private sealed class Told(Action<JSONMessage> heard) : IProgress<JSONMessage>
    {
        public void Report(JSONMessage value) => heard(value);
    }
}
