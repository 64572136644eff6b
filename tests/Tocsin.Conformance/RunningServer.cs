using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;

namespace Tocsin.Conformance;

/// <summary><c>tocsin serve</c> on a port of its own, as somebody starts it.</summary>
internal sealed partial class RunningServer : IAsyncDisposable
{
    public const string KeyId = "AKIAEXAMPLE";

    private const string Secret = "c2VjcmV0/of+an example";

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private readonly Process process;
    private readonly string? folder;

    private RunningServer(Process process, Uri address, ConcurrentQueue<string> log, string? folder) =>
        (this.process, Address, Log, this.folder) = (process, address, log, folder);

    /// <summary>Without a slash at the end, as clients are told it.</summary>
    public string Url => Address.ToString().TrimEnd('/');

    public Uri Address { get; }

    /// <summary>What it wrote to stderr.</summary>
    public ConcurrentQueue<string> Log { get; }

    /// <summary>What it wrote behind the line that says where it listens, once it has ended.</summary>
    public required Task<string> Further { get; init; }

    public int Port => Address.Port;

    /// <summary>Its id.</summary>
    public int ProcessId => process.Id;

    /// <summary>What it took of its processors.</summary>
    public TimeSpan ProcessorTime
    {
        get
        {
            process.Refresh();
            return process.TotalProcessorTime;
        }
    }

    /// <summary>The most memory that it ever had.</summary>
    public double MostMebibytes
    {
        get
        {
            string line = File.ReadLines($"/proc/{process.Id}/status").First(l => l.StartsWith("VmHWM:", StringComparison.Ordinal));
            return double.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture) / 1024;
        }
    }

    /// <summary>What a client needs, and nothing else.</summary>
    public Dictionary<string, string> Environment => new()
    {
        ["AWS_ENDPOINT_URL"] = Url,
        ["AWS_ACCESS_KEY_ID"] = folder is null ? "test" : KeyId,
        ["AWS_SECRET_ACCESS_KEY"] = folder is null ? "test" : Secret,
        ["AWS_DEFAULT_REGION"] = "us-east-1",
        ["AWS_REGION"] = "us-east-1",
        ["AWS_EC2_METADATA_DISABLED"] = "true",
        ["TOCSIN_SERVER"] = Url,
    };

    public static Task<RunningServer> InMemory(params string[] options) => Start(["--memory", .. options]);

    /// <summary>One that takes requests that are signed by its key alone: each signature is held to.</summary>
    public static async Task<RunningServer> WithKeys(params string[] options)
    {
        string folder = Directory.CreateTempSubdirectory("tocsin-keys-").FullName;
        await File.WriteAllTextAsync(Path.Combine(folder, "secret"), Secret);
        string settings = Path.Combine(folder, "tocsin-server.yaml");
        await File.WriteAllTextAsync(
            settings, $"keys:\n  - id: {KeyId}\n    secret: file:{Path.Combine(folder, "secret")}\n    account: \"111122223333\"\n");
        return await Start(["--memory", "--config", settings, .. options], 0, folder);
    }

    /// <param name="port">0 takes any that is free; a server that is started again takes the one that its clients know.</param>
    public static Task<RunningServer> On(string data, int port = 0, params string[] options) => Start(["--data", data, .. options], port);

    /// <summary>The same, with variables of its own.</summary>
    public static Task<RunningServer> On(string data, int port, IReadOnlyDictionary<string, string> variables, params string[] options) =>
        Start(["--data", data, .. options], port, null, variables);

    private static async Task<RunningServer> Start(
        string[] options, int port = 0, string? folder = null, IReadOnlyDictionary<string, string>? variables = null)
    {
        var start = new ProcessStartInfo(TocsinProgram.Path, ["serve", "--port", $"{port}", .. options])
        {
            RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = Path.GetTempPath(),
        };
        foreach (string name in start.Environment.Keys.Where(n => n.StartsWith("TOCSIN_", StringComparison.Ordinal)).ToList())
        {
            start.Environment.Remove(name);
        }
        foreach (var (name, value) in variables ?? new Dictionary<string, string>())
        {
            start.Environment[name] = value;
        }
        var process = Process.Start(start)!;
        var log = new ConcurrentQueue<string>();
        process.ErrorDataReceived += (_, line) => log.Enqueue(line.Data ?? "");
        process.BeginErrorReadLine();
        var said = new List<string>();
        using var patience = new CancellationTokenSource(Patience);
        using var impatient = patience.Token.Register(process.Kill);
        while (await process.StandardOutput.ReadLineAsync(patience.Token) is { } line)
        {
            said.Add(line);
            if (Listening().Match(line) is { Success: true } found)
            {
                // What it says further is read, so that it never waits for who does not.
                var further = process.StandardOutput.ReadToEndAsync(CancellationToken.None);
                return new RunningServer(process, new Uri(found.Value), log, folder) { Further = further };
            }
        }
        await process.WaitForExitAsync(patience.Token);
        throw new InvalidOperationException($"tocsin serve ended with {process.ExitCode}: {string.Join('\n', said.Concat(log))}");
    }

    /// <summary>Runs <c>tocsin</c> against this server.</summary>
    public Task<Ran> Tocsin(params string[] arguments) => Ran.Program(TocsinProgram.Path, Path.GetTempPath(), Environment, arguments);

    /// <summary>Runs the aws CLI as an account, in a region.</summary>
    public Task<Ran> AwsOf(string account, string region, params string[] arguments) => Ran.Program(
        "aws", Path.GetTempPath(),
        new Dictionary<string, string>(Environment)
        {
            ["AWS_ACCESS_KEY_ID"] = account, ["AWS_DEFAULT_REGION"] = region, ["AWS_REGION"] = region,
        },
        arguments);

    /// <summary>Runs a client of AWS's.</summary>
    public Task<Ran> Client(string program, params string[] arguments) =>
        Ran.Program(program, Path.GetTempPath(), Environment, arguments);

    /// <summary>Ends it as nobody can prepare for.</summary>
    public async Task Kill()
    {
        process.Kill();
        await process.WaitForExitAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (!process.HasExited)
        {
            process.Kill();
            await process.WaitForExitAsync();
        }
        process.Dispose();
        if (folder is not null)
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [GeneratedRegex(@"http://127\.0\.0\.1:[0-9]+")]
    private static partial Regex Listening();
}
