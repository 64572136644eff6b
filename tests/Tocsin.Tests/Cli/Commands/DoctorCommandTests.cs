using System.Net;
using System.Net.Sockets;
using Tocsin.Cli.Commands;

namespace Tocsin.Tests.Cli.Commands;

public sealed class DoctorCommandTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("tocsin-doctor-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void What_only_helps_is_told_with_the_remedy_and_fails_nothing()
    {
        var (exitCode, output) = Run("--port", "0");
        Assert.Equal(0, exitCode);
        Assert.Contains("✓ data        .tocsin: ", output);
        Assert.Contains(" MiB free, a write is on disk after ", output);
        Assert.Contains("· terraform   not on the PATH: https://", output);
        Assert.Contains("· aws         not on the PATH: https://", output);
        Assert.Contains("· docker      there is no /nowhere", output);
        Assert.Contains("✓ processes   images exec:FILE run with --tasks processes", output);
        Assert.Contains("✓ tasks       ECS tasks meet a scripted fate; --tasks processes runs those of exec:FILE", output);
        Assert.Contains("Start one with `tocsin serve`", output);
        Assert.Empty(Directory.GetFileSystemEntries(folder));
    }

    [Fact]
    public void A_port_that_another_program_has_lets_no_server_run()
    {
        using var other = new TcpListener(IPAddress.Loopback, 0);
        other.Start();
        int port = ((IPEndPoint)other.LocalEndpoint).Port;
        var (exitCode, output) = Run("--port", $"{port}");
        Assert.Equal(4, exitCode);
        Assert.Contains($"✗ port        {port} cannot be listened on: ", output);
        Assert.Contains("Name another: tocsin serve --port", output);
    }

    [Fact]
    public void A_file_where_data_is_to_be_kept_lets_no_server_run()
    {
        File.WriteAllText(Path.Combine(folder, "kept"), "");
        var (exitCode, output) = Run("--port", "0", "--data", "kept");
        Assert.Equal(4, exitCode);
        Assert.Contains("✗ data        kept cannot be written: ", output);
    }

    [Fact]
    public void The_provider_that_was_chosen_is_told()
    {
        string terraform = Path.Combine(folder, "terraform");
        File.WriteAllText(
            terraform,
            """
            #!/bin/sh
            echo '{"terraform_version": "1.11.4", "provider_selections": {"registry.terraform.io/hashicorp/aws": "5.100.0"}}'

            """);
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(terraform, UnixFileMode.UserRead | UnixFileMode.UserExecute);
        }
        Assert.Contains("✓ terraform   1.11.4, with hashicorp/aws 5.100.0\n", Run("--port", "0").Output);
    }

    private (int ExitCode, string Output) Run(params string[] arguments)
    {
        using var output = new StringWriter { NewLine = "\n" };
        // Nobody listens on the first port.
        var environment = new Dictionary<string, string>
        {
            ["PATH"] = folder, ["DOCKER_HOST"] = "unix:///nowhere", ["TOCSIN_SERVER"] = "http://127.0.0.1:1",
        };
        int exitCode = Root.Run(
            ["doctor", .. arguments], new Invocation(TextReader.Null, output, output, environment, folder, IsTerminal: false));
        return (exitCode, output.ToString());
    }
}
