using System.CommandLine;
using System.Diagnostics;
using Tocsin.Cli.Formats;
using Tocsin.Cli.Runs;
using Tocsin.Json;

namespace Tocsin.Cli.Commands;

/// <summary><c>tocsin explain [PATH] -e EVENT</c>: one event, hop by hop, with the reason of every decision.</summary>
internal static class ExplainCommand
{
    public static Command Create(Invocation invocation)
    {
        var options = new RunOptions(invocation);
        var sent = Settings.Text(
            invocation, "--event", "A name of `tocsin events ls`, with parameters, or a file with an event's JSON; ecs.deployment-failed otherwise", "-e");
        var command = new ExampleCommand(
            "explain", "Follow one event hop by hop, with the reason of every decision.",
            "tocsin explain infra/ -e 'ecs.deployment-failed[service=payments]'") { sent };
        options.AddTo(command);
        command.SetAction(parsed =>
        {
            long started = Stopwatch.GetTimestamp();
            var request = options.Request(parsed);
            var formats = options.Formats(parsed, judges: false);
            string what = parsed.GetValue(sent) ?? Stimuli.DeploymentFailed;
            string file = invocation.Absolute(what);
            var report = new TestRun(request).Explain(s => File.Exists(file) ? s.FromJson(what, File.ReadAllText(file)) : s.ByName(what));
            int exitCode = ExitCode.OfReading(report);
            var printout = new Printout(
                report, request.Shown, options.CheckoutOf(request), Stopwatch.GetElapsedTime(started), exitCode,
                page => PrettyExplanation.Write(page, report, new NextSteps(request.Shown, parsed.GetValue(sent), SourceOf(what, file, request.Sources[0].Path))));
            foreach (var format in formats)
            {
                format.Write(invocation, printout);
            }
            return exitCode;
        });
        return command;
    }

    /// <summary>How tocsin.yaml sends the same: an event's file from the folder that it stands in.</summary>
    private static string SourceOf(string what, string file, string path)
    {
        string folder = Directory.Exists(path) ? path : Path.GetDirectoryName(path)!;
        return File.Exists(file) ? $"event: {JsonWriter.Quote(Path.GetRelativePath(folder, file).Replace('\\', '/'))}"
            : what.Contains('[') ? $"send: {JsonWriter.Quote(what)}"
            : $"send: {what}";
    }
}
