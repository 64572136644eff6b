using System.CommandLine;
using System.Diagnostics;
using Tocsin.Cli.Formats;
using Tocsin.Cli.Runs;

namespace Tocsin.Cli.Commands;

/// <summary><c>tocsin test [PATH]</c>: whether a failed deployment will ring, what the message looks like, or where and why it stops.</summary>
internal static class TestCommand
{
    public static Command Create(Invocation invocation)
    {
        var options = new RunOptions(invocation);
        var command = new ExampleCommand(
            "test", "Read Terraform or CloudFormation files, send ECS events through what they declare, show and assert what Slack shows. Offline.",
            "tocsin test infra/ --account 123456789012");
        options.AddTo(command);
        command.SetAction(parsed =>
        {
            long started = Stopwatch.GetTimestamp();
            var request = options.Request(parsed);
            var formats = options.Formats(parsed);
            var report = new TestRun(request).Test();
            int exitCode = ExitCode.Of(report);
            var elapsed = Stopwatch.GetElapsedTime(started);
            foreach (var format in formats)
            {
                format.Write(invocation, report, page => PrettyReport.Write(page, request.Shown, report, elapsed, exitCode));
            }
            return exitCode;
        });
        return command;
    }
}
