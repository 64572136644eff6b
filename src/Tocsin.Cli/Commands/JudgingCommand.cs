using System.CommandLine;
using System.Diagnostics;
using Tocsin.Cli.Formats;
using Tocsin.Cli.Runs;
using Tocsin.Cli.Suites;
using Tocsin.Text;
using Tocsin.Told;

namespace Tocsin.Cli.Commands;

/// <summary>A command that reads declarations, says what is wrong with them in any format, and can mend it: test and lint.</summary>
internal static class JudgingCommand
{
    /// <param name="run">Reads and judges.</param>
    /// <param name="draw">The page for people: what was read, the report, the time it took and the exit code.</param>
    /// <param name="instead">Does something else where its own options ask for that, and gives the exit code; null otherwise.</param>
    /// <param name="narrow">Takes what its own options leave out.</param>
    public static Command Create(
        Invocation invocation, string name, string description, string example, Func<RunRequest, Report> run,
        Action<Page, string, Report, TimeSpan, int> draw, Func<ParseResult, int?>? instead = null,
        Func<ParseResult, RunRequest, RunRequest>? narrow = null)
    {
        var options = new RunOptions(invocation);
        var fixing = new FixOptions(invocation);
        var command = new ExampleCommand(name, description, example) { Exits = ExitCode.OfJudging };
        var failOn = Settings.Text(
            invocation, "--fail-on", "From which severity on a finding fails: error, warning or note; error otherwise");
        options.AddTo(command);
        command.Add(failOn);
        fixing.AddTo(command);
        command.SetAction(parsed =>
        {
            if (instead?.Invoke(parsed) is { } done)
            {
                return done;
            }
            long started = Stopwatch.GetTimestamp();
            var request = options.Request(parsed);
            request = narrow?.Invoke(parsed, request) ?? request;
            var inputs = new Inputs();
            request = inputs.Watching(request);
            var worst = SeverityOf(parsed.GetValue(failOn));
            var formats = options.Formats(parsed);
            var report = fixing.Run(parsed, request, run, out var tellFixes);
            inputs.Refuse(OutputFormat.Destinations(formats), invocation);
            int exitCode = fixing.Unwritten ? ExitCode.Environment : ExitCode.Of(report, worst);
            var elapsed = Stopwatch.GetElapsedTime(started);
            var printout = new Printout(
                report, request.Shown, options.CheckoutOf(request), elapsed, exitCode,
                page => draw(page, request.Shown, report, elapsed, exitCode));
            foreach (var format in formats)
            {
                format.Write(invocation, printout);
            }
            tellFixes(OutputFormat.LeaveOutputToPeople(formats));
            return exitCode;
        });
        return command;
    }

    private static Severity SeverityOf(string? written) => written is null ? Severity.Error
        : Severities.TryParse(written, out var severity) ? severity
        : throw new UsageException($"--fail-on {written}: there are error, warning and note");
}
