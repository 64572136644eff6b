using System.CommandLine;
using System.Diagnostics;
using Tocsin.Cli.Formats;
using Tocsin.Cli.Runs;

namespace Tocsin.Cli.Commands;

/// <summary><c>tocsin lint [PATH]</c>: what is wrong, or worth knowing, in the declarations, without sending an event.</summary>
internal static class LintCommand
{
    public static Command Create(Invocation invocation)
    {
        var options = new RunOptions(invocation);
        var fixing = new FixOptions(invocation);
        var command = new ExampleCommand(
            "lint", "Read Terraform files and say what is wrong with them, or worth knowing, without sending an event. Offline.",
            "tocsin lint infra/ --account 123456789012");
        options.AddTo(command);
        fixing.AddTo(command);
        command.SetAction(parsed =>
        {
            long started = Stopwatch.GetTimestamp();
            var request = options.Request(parsed);
            var formats = options.Formats(parsed);
            var report = fixing.Run(parsed, request, r => new TestRun(r).Lint(), out var tellFixes);
            int exitCode = ExitCode.Of(report);
            var elapsed = Stopwatch.GetElapsedTime(started);
            var printout = new Printout(
                report, request.Shown, options.CheckoutOf(request), elapsed, exitCode, page => PrettyLint.Write(page, request.Shown, report, elapsed, exitCode));
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
