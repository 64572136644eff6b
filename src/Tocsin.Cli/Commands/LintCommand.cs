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
        var command = new ExampleCommand(
            "lint", "Read Terraform files and say what is wrong with them, or worth knowing, without sending an event. Offline.",
            "tocsin lint infra/ --account 123456789012");
        options.AddTo(command);
        command.SetAction(parsed =>
        {
            long started = Stopwatch.GetTimestamp();
            var request = options.Request(parsed);
            var formats = options.Formats(parsed);
            var report = new TestRun(request).Lint();
            int exitCode = ExitCode.Of(report);
            var elapsed = Stopwatch.GetElapsedTime(started);
            foreach (var format in formats)
            {
                format.Write(invocation, report, page => PrettyLint.Write(page, request.Shown, report, elapsed, exitCode));
            }
            return exitCode;
        });
        return command;
    }
}
