using System.CommandLine;
using System.Globalization;
using System.Net;
using Tocsin.Cli.Checkups;
using Tocsin.Cli.Formats;
using Tocsin.Cli.Servers;
using Command = System.CommandLine.Command;

namespace Tocsin.Cli.Commands;

/// <summary><c>tocsin doctor</c>: what this machine has for a server, and what is missing.</summary>
internal static class DoctorCommand
{
    private const int DefaultPort = 4566;

    // A program that takes connections and says nothing is no server of ours.
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(3);

    public static Command Create(Invocation invocation)
    {
        var port = Settings.Text(invocation, "--port", $"Where a server is to listen; {DefaultPort} otherwise");
        var data = Settings.Text(
            invocation, "--data", $"The directory that it is to keep everything in; {ServeCommand.DefaultData} otherwise");
        var server = new ServerOption(invocation);
        var command = new ExampleCommand(
            "doctor", "Say what this machine has for a server, and what is missing.", "tocsin doctor --data /var/lib/tocsin")
        {
            Exits = [new(ExitCode.AsExpected, "a server can run here"), .. ExitCode.OfDoing.Skip(1)],
        };
        command.Add(port);
        command.Add(data);
        server.AddTo(command);
        command.SetAction(parsed =>
        {
            int at = Port(parsed.GetValue(port));
            string shown = parsed.GetValue(data) ?? ServeCommand.DefaultData;
            string? path = invocation.Variable("PATH");
            using var named = server.Connect(parsed, Longest);
            using var local = new ServerConnection(new Uri($"http://127.0.0.1:{at}"), null, Longest);
            List<Checkup> checkups =
            [
                DataDisk.Look(invocation.Absolute(shown), shown),
                ListeningPort.Look(at, () => Answers(local) is null),
                Answering(named),
                Programs.Terraform(path, invocation.Directory),
                Programs.Aws(path, invocation.Directory),
                Programs.Docker(invocation.Variable("DOCKER_HOST")),
                Worlds.Processes(),
                Worlds.Usual(Programs.Docker(invocation.Variable("DOCKER_HOST")).Condition == Condition.Good),
            ];
            var page = invocation.Page();
            foreach (var checkup in checkups)
            {
                page.Flowing(14, Mark(checkup.Condition), $" {checkup.What,-11} {checkup.Found}");
            }
            return checkups.Any(c => c.Condition == Condition.Blocking) ? ExitCode.Environment : ExitCode.AsExpected;
        });
        return command;
    }

    private static Checkup Answering(ServerConnection server) => Answers(server) is { } why
        ? new("server", Condition.Missing, why) : new("server", Condition.Good, $"one answers on {server.Address}");

    /// <summary>Why no server of ours answers there; null where one does.</summary>
    private static string? Answers(ServerConnection server)
    {
        try
        {
            server.Get("/health");
            return null;
        }
        catch (ServerException e)
        {
            return e.Message;
        }
    }

    private static int Port(string? written) =>
        written is null ? DefaultPort
        : int.TryParse(written, NumberStyles.None, CultureInfo.InvariantCulture, out int port) && port <= IPEndPoint.MaxPort ? port
        : throw new UsageException($"--port {written}: no port, 0 to {IPEndPoint.MaxPort}");

    private static Inked Mark(Condition condition) => condition switch
    {
        Condition.Good => new("✓", Ink.Good),
        Condition.Missing => new("·", Ink.Doubtful),
        _ => new("✗", Ink.Bad),
    };
}
