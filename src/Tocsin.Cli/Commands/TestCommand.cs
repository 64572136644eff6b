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
        var fixing = new FixOptions(invocation);
        var command = new ExampleCommand(
            "test", "Read Terraform or CloudFormation files, send ECS events through what they declare, show and assert what Slack shows. Offline.",
            "tocsin test infra/ --account 123456789012");
        options.AddTo(command);
        fixing.AddTo(command);
        command.SetAction(parsed =>
        {
            long started = Stopwatch.GetTimestamp();
            var request = options.Request(parsed);
            var formats = options.Formats(parsed);
            var report = fixing.Run(parsed, request, r => new TestRun(r).Test(), out var tellFixes);
            int exitCode = ExitCode.Of(report);
            var elapsed = Stopwatch.GetElapsedTime(started);
            var printout = new Printout(
                report, request.Shown, options.CheckoutOf(request), elapsed, exitCode, page => PrettyReport.Write(page, request.Shown, report, elapsed, exitCode));
            foreach (var format in formats)
            {
                format.Write(invocation, printout);
            }
            tellFixes(OutputFormat.LeaveOutputToPeople(formats));
            return exitCode;
        });
        return command;
    }
}
