using Tocsin.Tests.Tasks.Runs;

namespace Tocsin.Conformance;

/// <summary>
/// Where the tasks of a server really run, with data that outlive the server: processes of this machine, or a Docker engine.
/// </summary>
internal sealed class TaskPlace : IAsyncDisposable
{
    private readonly string world;
    private readonly DockerFixture docker;
    private readonly List<int> servers = [];
    private int port;

    public TaskPlace(string world, DockerFixture docker)
    {
        (this.world, this.docker) = (world, docker);
        if (world == "docker")
        {
            docker.SkipWithout();
        }
    }

    public string Data { get; } = Directory.CreateTempSubdirectory("tocsin-tasks-").FullName;

    /// <summary>One that runs what its command says.</summary>
    public string Image => world == "docker" ? DockerFixture.Image : "exec:/usr/bin/env";

    /// <summary>An image that is not to be had.</summary>
    public string Nowhere => world == "docker" ? "127.0.0.1:1/nowhere:1" : "exec:/nowhere/app";

    /// <summary>A server with the article's alarm, over what the last one left, and where its clients know it.</summary>
    public async Task<RunningServer> Start(params string[] options)
    {
        var server = await RunningServer.On(
            Data, port, new Dictionary<string, string> { ["DOCKER_HOST"] = docker.Address.ToString() },
            [Path.Combine(Repository.Root, "samples", "article"), "--tasks", world, "--region", "ap-northeast-2", .. options]);
        port = server.Port;
        servers.Add(server.ProcessId);
        return server;
    }

    /// <summary>What of its tasks runs: containers, or processes.</summary>
    public string[] Running() => world == "docker" ? Containers("--filter", "status=running")
        : [.. Processes().Select(p => $"{p}").Order(StringComparer.Ordinal)];

    /// <summary>No container, process, control group, or folder of a task; what is removed after its end has a minute for that.</summary>
    public async Task NothingIsLeft()
    {
        using var pace = new PeriodicTimer(TimeSpan.FromMilliseconds(100));
        string[] left;
        for (int looks = 0; (left = Left()).Length > 0 && looks < 600; looks++)
        {
            await pace.WaitForNextTickAsync();
        }
        Assert.Empty(left);
    }

    public ValueTask DisposeAsync()
    {
        // Of a test that failed: whoever comes next finds nothing of it.
        foreach (string container in world == "docker" && docker.Runs ? Containers("--all") : [])
        {
            docker.Docker("rm", "--force", container);
        }
        foreach (int process in Processes())
        {
            System.Diagnostics.Process.GetProcessById(process).Kill();
        }
        Directory.Delete(Data, recursive: true);
        return ValueTask.CompletedTask;
    }

    private string[] Left() =>
    [
        .. world == "docker" ? Containers("--all") : [], .. Processes().Select(p => $"process {p}"), .. ControlGroups(),
        .. Directory.EnumerateFileSystemEntries(Path.Combine(Data, "tasks")).Where(f => f != Owner),
    ];

    private string Owner => Path.Combine(Data, "tasks", "server");

    private string[] Containers(params string[] of) => docker
        .Docker(["ps", "-q", "--no-trunc", "--filter", $"label=tocsin.server={Owner}", .. of])
        .Split('\n', StringSplitOptions.RemoveEmptyEntries).Order(StringComparer.Ordinal).ToArray();

    private IEnumerable<int> Processes()
    {
        foreach (string folder in Directory.EnumerateDirectories("/proc"))
        {
            if (int.TryParse(Path.GetFileName(folder), out int process) && Read($"{folder}/environ").Split('\0').Contains(
                $"TOCSIN_SERVER_PROCESS={Owner}"))
            {
                yield return process;
            }
        }
    }

    private IEnumerable<string> ControlGroups() =>
        new[] { "/sys/fs/cgroup", "/sys/fs/cgroup/memory" }.Where(Directory.Exists).SelectMany(Directory.EnumerateDirectories)
            .Where(d => servers.Exists(s => Path.GetFileName(d).StartsWith($"tocsin-{s}.", StringComparison.Ordinal)));

    /// <summary>Empty of a process that has ended.</summary>
    private static string Read(string file)
    {
        try
        {
            return File.ReadAllText(file);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return "";
        }
    }
}
