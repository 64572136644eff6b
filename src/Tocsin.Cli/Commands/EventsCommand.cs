using System.CommandLine;
using Tocsin.Aws;
using Tocsin.Chatbot;
using Tocsin.Cli.Formats;
using Tocsin.Ecs.Events;
using Tocsin.Json;
using Tocsin.Scenarios;
using Command = System.CommandLine.Command;

namespace Tocsin.Cli.Commands;

/// <summary><c>tocsin events ls | show NAME</c>: what can be sent by name.</summary>
internal static class EventsCommand
{
    public static Command Create(Invocation invocation) => new ExampleCommand(
        "events", "The built-in events, ECS scenarios and SNS messages,"
            + " by name.", "tocsin events show 'ecs.deployment-failed[service=payments]'")
    {
        List(invocation),
        Show(invocation),
    };

    private static Command List(Invocation invocation)
    {
        var command = new ExampleCommand("ls", "List them.", "tocsin events ls");
        command.SetAction(_ =>
        {
            var page = invocation.Page();
            Section(page, "Events, as ECS sends them", BuiltInEvents.All.Select(e => (e.Name, e.Summary)));
            Section(
                page, "Scenarios: a service's deployment, run through its circuit breaker on virtual time",
                BuiltInScenarios.All.Select(s => (s.Name, s.Summary)));
            Section(
                page, "Messages, published to the declared topics as `aws sns publish` does",
                BuiltInMessages.All.Select(m => (m.Name, m.Summary)));
            page.Flowing(
                0, new Inked("Parameters go in brackets: ecs.deployment-failed[service=payments,cluster=prod]; ", Ink.Faint),
                new Inked("`tocsin events show NAME` lists them.", Ink.Faint));
            return ExitCode.AsExpected;
        });
        return command;
    }

    private static Command Show(Invocation invocation)
    {
        var name = new Argument<string>("NAME") { Description = "A name of `tocsin events ls`, with parameters: NAME[key=value,...]" };
        var json = Settings.Flag(invocation, "--json", "Only the JSON, or for a scenario only its events, one a line");
        var entries = Settings.Flag(
            invocation, "--entries", "What `aws events put-events --entries` takes; AWS refuses all events of its own, and takes a drill");
        var command = new ExampleCommand(
            "show", "Show one: its parameters,"
                + " and what it sends.", "tocsin events show 'ecs.deployment-failed[service=payments]'") { name, json, entries };
        command.SetAction(parsed => parsed.GetValue(entries)
            ? ShowEntries(invocation, parsed.GetValue(name)!)
            : Show(invocation.Page(), invocation, parsed.GetValue(name)!, parsed.GetValue(json)));
        return command;
    }

    private static int Show(Page page, Invocation invocation, string written, bool onlyJson)
    {
        if (BuiltInMessages.Find(written) is { } message)
        {
            Head(page, onlyJson, message.Name, message.Summary, []);
            invocation.Out.WriteLine(message.Message);
            return ExitCode.AsExpected;
        }
        var reference = NamedEvent.Reference(written);
        if (BuiltInScenarios.Find(reference.Name) is { } scenario)
        {
            var plain = new ScenarioOptions(AccountId.Assumed, "us-east-1", BuiltInEvents.DefaultTime);
            if (!plain.TryApply(reference.Values, out var options, out string error))
            {
                throw new UsageException(error);
            }
            var run = ScenarioRun.Run(scenario, options);
            Head(page, onlyJson, scenario.Name, scenario.Summary, scenario.Parameters);
            if (!onlyJson)
            {
                foreach (string line in run.Told)
                {
                    page.Hanging("  ", line);
                }
                return ExitCode.AsExpected;
            }
            foreach (var emitted in run.Events)
            {
                invocation.Out.WriteLine(emitted.Json);
            }
            return ExitCode.AsExpected;
        }
        var made = NamedEvent.Of(written);
        var known = BuiltInEvents.Find(reference.Name)!;
        Head(page, onlyJson, known.Name, known.Summary, known.Parameters);
        invocation.Out.WriteLine(onlyJson ? made.Json : Indented.Of(made.Json));
        return ExitCode.AsExpected;
    }

    private static int ShowEntries(Invocation invocation, string written)
    {
        if (JsonParser.Parse(NamedEvent.Of(written).Json) is not { } sent || sent.At("/source")!.AsText() is EcsEvents.Source)
        {
            throw new UsageException(
                $"{NamedEvent.Reference(written).Name} comes from {EcsEvents.Source}, which AWS takes from nobody else "
                    + $"(NotAuthorizedForSourceException): "
                + $"put ecs.drill, to a rule that takes {EcsEvents.DrillSource} too");
        }
        invocation.Out.WriteLine(JsonWriter.Write(new JsonValue.Array([new JsonValue.Object(
        [
            new("Source", sent.At("/source")!),
            new("DetailType", sent.At("/detail-type")!),
            new("Resources", sent.At("/resources")!),
            new("Detail", new JsonValue.String(JsonWriter.Write(sent.At("/detail")!))),
        ])])));
        return ExitCode.AsExpected;
    }

    private static void Head(Page page, bool onlyJson, string name, string summary, Text.ValueList<EventParameter> parameters)
    {
        if (onlyJson)
        {
            return;
        }
        page.Line(new Inked(name, Ink.Bold), $"  {summary}");
        foreach (var parameter in parameters)
        {
            page.Line(
                new Inked($"  {parameter.Key,-16}", Ink.Code),
                $"{parameter.Summary}{(parameter.Default.Length > 0 ? $" (default {parameter.Default})" : "")}");
        }
        page.Line();
    }

    private static void Section(Page page, string title, IEnumerable<(string Name, string Summary)> entries)
    {
        page.Flowing(0, new Inked(title, Ink.Bold));
        foreach (var (name, summary) in entries)
        {
            page.Flowing(4, $"  {name,-38} ", new Inked(summary, Ink.Faint));
        }
        page.Line();
    }
}
