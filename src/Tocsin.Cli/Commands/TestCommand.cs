using System.CommandLine;
using System.Diagnostics;
using Tocsin.Cli.Formats;
using Tocsin.Cli.Runs;
using Tocsin.Estates;

namespace Tocsin.Cli.Commands;

/// <summary><c>tocsin test [PATH]</c>: whether a failed deployment will ring, what the message looks like, or where and why it stops.</summary>
internal static class TestCommand
{
    public static Command Create(Invocation invocation)
    {
        var options = new RunOptions(invocation);
        var command = new ExampleCommand("test", "Read Terraform files, send ECS events through what they declare, show and assert what Slack shows. Offline.", "tocsin test infra/ --account 123456789012");
        options.AddTo(command);
        command.SetAction(parsed =>
        {
            long started = Stopwatch.GetTimestamp();
            var request = options.Request(parsed);
            var formats = options.Formats(parsed);
            var report = new TestRun(request).Test();
            return Write(invocation, formats, request.Shown, report, Stopwatch.GetElapsedTime(started));
        });
        return command;
    }

    private static int Write(Invocation invocation, IReadOnlyList<OutputFormat> formats, string subject, Report report, TimeSpan elapsed)
    {
        int exitCode = ExitCode.Of(report);
        foreach (var format in formats)
        {
            format.WriteTo(invocation, (writer, isTerminal) =>
            {
                if (format.Name == "json")
                {
                    writer.Write(JsonReport.Write(report));
                }
                else
                {
                    PrettyReport.Write(new Page(writer, isTerminal), subject, report, elapsed, exitCode);
                }
            });
        }
        return exitCode;
    }
}
