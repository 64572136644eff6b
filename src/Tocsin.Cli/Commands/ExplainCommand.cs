using System.CommandLine;
using Tocsin.Cli.Formats;
using Tocsin.Cli.Runs;

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
            var request = options.Request(parsed);
            var formats = options.Formats(parsed);
            string what = parsed.GetValue(sent) ?? Stimuli.DeploymentFailed;
            string file = invocation.Absolute(what);
            var report = new TestRun(request).Explain(s => File.Exists(file) ? s.FromJson(what, File.ReadAllText(file)) : s.ByName(what));
            foreach (var format in formats)
            {
                format.Write(invocation, report, page => PrettyExplanation.Write(page, report));
            }
            return ExitCode.OfReading(report);
        });
        return command;
    }
}
