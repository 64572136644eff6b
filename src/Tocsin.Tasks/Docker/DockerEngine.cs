using System.Collections.Immutable;
using System.Globalization;
using System.Net.Sockets;
using System.Text.Json;
using Docker.DotNet;
using Docker.DotNet.Models;
using Tocsin.Tasks.Processes;
using Tocsin.Tasks.Runs;
using IContainer = Tocsin.Tasks.Runs.IContainer;

namespace Tocsin.Tasks.Docker;

/// <summary>Containers of a Docker engine, or of any that speaks its API.</summary>
/// <remarks>
/// An image that the engine has is not pulled again, so one that was built here and pushed nowhere runs. Images that are <c>exec:FILE</c>,
/// or that the settings tell of, are not taken. A container bears the name of the server that made it, by which the next one takes over or
/// removes what a server left that was killed. An engine that is away is waited for: nothing fails for that.
/// </remarks>
internal sealed class DockerEngine(DockerClient client, ImmutableDictionary<string, string> images, Owner owner, TimeProvider time)
    : IEngine
{
    public const string ServerLabel = "tocsin.server";
    public const string TaskLabel = "tocsin.task";
    public const string ContainerLabel = "tocsin.container";

    private readonly List<ContainerListResponse> left = [];

    public string Name => "docker";

    public bool Takes(string image)
    {
        int colon = image.LastIndexOf(':');
        string name = colon > image.LastIndexOf('/') ? image[..colon] : image;
        return !image.StartsWith("exec:", StringComparison.Ordinal) && !images.ContainsKey(image) && !images.ContainsKey(name);
    }

    public async Task LookForLeftovers()
    {
        owner.Claim();
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
            await Present(Limits.EngineGone, CancellationToken.None);
            left.AddRange((await client.Containers.ListContainersAsync(labelled)).Where(c => owner.IsLeft(c.Labels[ServerLabel])));
        }
        catch (Exception e) when (IsOfEngine(e))
        {
            // It does not answer; each task that is started says so.
        }
    }

    public async Task<Adopted?> Adopt(ContainerStart what)
    {
        try
        {
            // One that was made and never started is none.
            if (left.Find(c => IsOf(c, what)) is not { } found
                || (await client.Containers.InspectContainerAsync(found.ID)).State is not { Status: "running" or "exited" } state)
            {
                return null;
            }
            left.Remove(found);
            var since = DateTimeOffset.Parse(state.StartedAt, CultureInfo.InvariantCulture);
            return new Adopted(new DockerContainer(client, what, owner, time, found.ID), since);
        }
        catch (Exception e) when (IsOfEngine(e))
        {
            return null;
        }
    }

    public async Task EndLeftovers()
    {
        foreach (var found in left)
        {
            try
            {
                await client.Containers.RemoveContainerAsync(found.ID, new ContainerRemoveParameters { Force = true });
            }
            catch (Exception e) when (IsOfEngine(e))
            {
                // Somebody else removed it, or the next server does.
            }
        }
        left.Clear();
    }

    public async Task<string?> Pull(string image, CancellationToken stop)
    {
        try
        {
            await Present(Limits.EngineAwayLongest, stop);
        }
        catch (Exception e) when (IsOfEngine(e))
        {
            return Message(e);
        }
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

    public IContainer Create(ContainerStart what) => new DockerContainer(client, what, owner, time);

    public ValueTask DisposeAsync()
    {
        client.Dispose();
        return ValueTask.CompletedTask;
    }

    /// <summary>The engine's own fault, or that it does not answer.</summary>
    public static bool IsOfEngine(Exception e) =>
        e is DockerApiException or HttpRequestException or SocketException or IOException or TimeoutException or JsonException;

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

    private static bool IsOf(ContainerListResponse found, ContainerStart what) =>
        found.Labels.TryGetValue(TaskLabel, out string? task) && task == what.Task.ToString()
        && found.Labels.TryGetValue(ContainerLabel, out string? container) && container == what.Name;

    /// <summary>Completes when the engine answers; an engine that does not within that time is refused with what it said last.</summary>
    private async Task Present(TimeSpan patience, CancellationToken stop)
    {
        for (var end = time.GetUtcNow() + patience; ;)
        {
            try
            {
                await client.System.PingAsync(stop);
                return;
            }
            catch (Exception e) when (IsOfEngine(e) && e is not DockerApiException && time.GetUtcNow() < end)
            {
                await Task.Delay(Limits.EngineAway, time, stop);
            }
        }
    }

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
