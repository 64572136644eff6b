using System.Diagnostics;
using System.Runtime.CompilerServices;

namespace Tocsin.Tests.Tasks.Runs;

/// <summary>A Docker engine with one small image, where this machine has one: Debian's docker.io and busybox-static, and root.</summary>
public sealed class DockerFixture : IDisposable
{
    public const string Image = "busybox:test";

    private readonly string folder = Directory.CreateTempSubdirectory("tocsin-docker-").FullName;

    public DockerFixture()
    {
        Runs = Environment.IsPrivilegedProcess && File.Exists("/usr/sbin/dockerd") && File.Exists("/bin/busybox")
            && Run(Script, "start", folder).ExitCode == 0;
        if (Runs)
        {
            string root = Directory.CreateDirectory(Path.Combine(folder, "root")).FullName;
            const string make = """
                mkdir -p "$0/bin" "$0/tmp"; cp /bin/busybox "$0/bin/"
                for a in $(/bin/busybox --list); do [ "$a" = busybox ] || ln -s busybox "$0/bin/$a"; done
                tar -C "$0" -c . | docker import --change 'ENV PATH=/bin' - "$1"
                """;
            var (exitCode, output) = Run("bash", "-c", make, root, Image);
            Assert.True(exitCode == 0, output);
        }
    }

    public bool Runs { get; }

    public Uri Address => new($"unix://{folder}/docker.sock");

    private static string Script { get; } = Found();

    public void SkipWithout() => Assert.SkipUnless(Runs, "there is no Docker here: Debian's docker.io and busybox-static, as root");

    public string Docker(params string[] arguments) => Run("docker", arguments).Output.Trim();

    /// <summary>Ends the engine as nobody can prepare for, and begins it again over what it left.</summary>
    public async Task KillAndBegin()
    {
        await Kill();
        Begin();
    }

    /// <summary>Ends the engine as nobody can prepare for; its containers run on.</summary>
    public async Task Kill()
    {
        using var engine = Process.GetProcessById(int.Parse(File.ReadAllText(Path.Combine(folder, "pid")).Trim()));
        engine.Kill();
        await engine.WaitForExitAsync();
    }

    public void Begin()
    {
        var (exitCode, output) = Run(Script, "start", folder);
        Assert.True(exitCode == 0, output);
    }

    public void Dispose()
    {
        if (Runs)
        {
            Run(Script, "stop", folder);
            // Of a container, too, that a killed engine had lost sight of.
            string left = Run(Script, "left", folder).Output;
            Assert.True(left.Length == 0, $"the engine left behind: {left}");
        }
        if (Directory.Exists(folder))
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static string Found([CallerFilePath] string here = "") =>
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "..", "..", "..", "docker-engine"));

    private (int ExitCode, string Output) Run(string program, params string[] arguments)
    {
        var told = new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true };
        told.Environment["DOCKER_HOST"] = Address.ToString();
        using var process = Process.Start(told)!;
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, output);
    }
}
