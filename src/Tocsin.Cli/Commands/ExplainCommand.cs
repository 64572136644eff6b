using System.CommandLine;
using System.Diagnostics;
using Tocsin.Cli.Formats;
using Tocsin.Cli.Runs;
using Tocsin.Json;

namespace Tocsin.Cli.Commands;

/// <summary>
/// <c>tocsin explain [PATH] -e EVENT</c>: one event, hop by hop, with the reason of every decision; <c>tocsin explain TSN0114</c>: a
/// finding's page.
/// </summary>
internal static class ExplainCommand
{
    public static Command Create(Invocation invocation)
    {
        var options = new RunOptions(invocation);
        var sent = Settings.Text(
            invocation, "--event",
            "A name of `tocsin events ls`, with parameters, a file with an event's JSON, or - for the standard input; "
                + "ecs.deployment-failed otherwise", "-e");
        var command = new ExampleCommand(
            "explain", "Follow one event hop by hop, with the reason of every decision; or, given a finding's code, show its page.",
            "tocsin explain infra/ -e 'ecs.deployment-failed[service=payments]'\n  tocsin explain TSN0114")
        {
            Exits = ExitCode.Meaning(
                "explained, also where nothing arrives or nobody can tell: it judges nothing, which is what `tocsin test` is for"),
        };
        command.Add(sent);
        options.AddTo(command);
        command.SetAction(parsed =>
        {
            string[] asked = options.Paths(parsed);
            if (asked.All(p => FindingCatalogue.IsCode(p) && !Path.Exists(invocation.Absolute(p))))
            {
                return FindingCatalogue.Show(invocation, asked);
            }
            long started = Stopwatch.GetTimestamp();
            var inputs = new Inputs();
            var request = options.Request(parsed);
            request = inputs.Watching(request);
            var formats = options.Formats(parsed, judges: false);
            string what = parsed.GetValue(sent) ?? Stimuli.DeploymentFailed;
            string file = invocation.Absolute(what);
            if (Directory.Exists(file))
            {
                throw new UsageException($"-e {what}: that is a folder; give a name of `tocsin events ls`, or a file with an event's JSON");
            }
            var report = new TestRun(request).Explain(s =>
                what == "-" ? s.FromJson("stdin", invocation.In.ReadToEnd())
                : File.Exists(file) ? s.FromJson(what, File.ReadAllText(file))
                : s.ByName(what));
            inputs.Refuse(OutputFormat.Destinations(formats), invocation, file);
            int exitCode = ExitCode.OfReading(report);
            var printout = new Printout(
                report, request.Shown, options.CheckoutOf(request), Stopwatch.GetElapsedTime(started), exitCode,
                page => PrettyExplanation.Write(page, report,
                    new NextSteps(request.Shown, parsed.GetValue(sent), SourceOf(what, file, request.Sources[0].Path))));
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
        return what == "-" ? "event: event.json   # what was given on the standard input"
            : File.Exists(file) ? $"event: {JsonWriter.Quote(Path.GetRelativePath(folder, file).Replace('\\', '/'))}"
            : what.Contains('[') ? $"send: {JsonWriter.Quote(what)}"
            : $"send: {what}";
    }
}
