using System.CommandLine;
using System.Globalization;
using Tocsin.Aws;
using Tocsin.Cli.Formats;
using Tocsin.Cli.Servers;
using Tocsin.Ecs.Events;
using Tocsin.Json;
using Tocsin.Scenarios;
using Tocsin.Slack;
using Command = System.CommandLine.Command;

namespace Tocsin.Cli.Commands;

/// <summary>
/// <c>tocsin send NAME [key=value...]</c>: an event of AWS's own into a running server, by the door that PutEvents has not.
/// </summary>
internal static class SendCommand
{
    public static Command Create(Invocation invocation)
    {
        var name = new Argument<string>("NAME") { Description = "A name of `tocsin events ls`, a file with an event's JSON, or -" };
        var values = new Argument<string[]>("key=value")
        {
            Description = "The event's parameters; `tocsin events show NAME` lists them", Arity = ArgumentArity.ZeroOrMore,
        };
        var wait = Settings.Flag(invocation, "--wait", "Wait until a message of it has arrived");
        var timeout = Settings.Text(invocation, "--timeout", "How many seconds to wait at most; 30 otherwise");
        var json = Settings.Flag(invocation, "--json", "What the server answers, as JSON");
        var server = new ServerOption(invocation);
        var command = new ExampleCommand(
            "send", "Send an event of AWS's own through a running server, as AWS's service would.",
            "tocsin send ecs.deployment-failed service=payments --wait")
        {
            Exits = ExitCode.Meaning("sent; with --wait, arrived", "with --wait: no message of it arrived"),
        };
        command.Add(name);
        command.Add(values);
        command.Add(wait);
        command.Add(timeout);
        command.Add(json);
        server.AddTo(command);
        command.SetAction(parsed =>
        {
            using var to = server.Connect(parsed);
            var events = Events(invocation, to, parsed.GetValue(name)!, parsed.GetValue(values)!);
            int seconds = Seconds(parsed.GetValue(timeout));
            bool arrived = true;
            foreach (string sent in events)
            {
                var answer = to.Post("/events", sent);
                // What left for nowhere need not be waited for.
                var found = !parsed.GetValue(wait) ? null
                    : answer.Member("messages") is JsonValue.Array { Items.Count: 0 } none ? none : Waited(to, answer, seconds);
                arrived &= found is null or { Items.Count: > 0 };
                if (parsed.GetValue(json))
                {
                    invocation.Out.WriteLine(JsonWriter.Write(answer));
                }
                else if (events.Count > 1)
                {
                    ShowOne(invocation.Page(), answer, sent, found);
                }
                else
                {
                    Show(invocation.Page(), to, answer, sent, found, seconds);
                }
            }
            // Of a scenario's events most are to ring nowhere.
            return arrived || events.Count > 1 ? ExitCode.AsExpected : ExitCode.Failed;
        });
        return command;
    }

    private static JsonValue.Array Waited(ServerConnection to, JsonValue answer, int seconds) =>
        (JsonValue.Array)to.Get(
            "/messages", ("q", $"id:\"{answer.Member("id")?.AsText()}\" is:delivered"), ("wait", $"{seconds}")).Member("messages")!;

    private static IReadOnlyList<string> Events(Invocation invocation, ServerConnection to, string name, string[] values)
    {
        if (name == "-" || (!name.StartsWith("ecs.", StringComparison.Ordinal) && File.Exists(invocation.Absolute(name))))
        {
            return values.Length == 0
                ? [Json(name, name == "-" ? invocation.In.ReadToEnd() : File.ReadAllText(invocation.Absolute(name)))]
                : throw new UsageException($"{values[0]}: only an event with a name has parameters");
        }
        if (name.EndsWith(".json", StringComparison.Ordinal))
        {
            throw new UsageException($"there is no file {name}; `tocsin events ls` lists what has a name");
        }
        if (values.FirstOrDefault(v => !v.Contains('=', StringComparison.Ordinal)) is { } bare)
        {
            throw new UsageException($"{bare}: write parameters as key=value; `tocsin events show {name}` lists them");
        }
        string written = values.Length == 0 ? name
            : $"{name}[{string.Join(',', values.Select(v => v.Replace("\\", "\\\\").Replace(",", "\\,").Replace("]", "\\]")))}]";
        var reference = NamedEvent.Reference(written);
        var (account, region) = Scope(to);
        var now = DateTimeOffset.UtcNow;
        if (BuiltInScenarios.Find(reference.Name) is { } scenario)
        {
            var plain = new ScenarioOptions(account, region, now);
            return plain.TryApply(reference.Values, out var options, out string wrong)
                ? [.. Ending(scenario, options, now).Select(e => Freshly.Named(e.Json))]
                : throw new UsageException(wrong);
        }
        var with = new Dictionary<string, string>(reference.Values);
        with.TryAdd("time", now.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture));
        return BuiltInEvents.TryMake(reference.Name, with, new EventContext(account, region), out var made, out string error)
            ? [Freshly.Named(made.Json)] : throw new UsageException(error);
    }

    /// <summary>A scenario's events, the last of them at a time: none has yet to happen.</summary>
    private static IEnumerable<EmittedEvent> Ending(Scenario scenario, ScenarioOptions options, DateTimeOffset at)
    {
        var events = ScenarioRun.Run(scenario, options).Events;
        return events.Count == 0 ? []
            : ScenarioRun.Run(scenario, options with { Start = options.Start - (events[^1].Time - at) }).Events.AsEnumerable();
    }

    /// <exception cref="UsageException">It is none, and the server would say so without the file's name.</exception>
    private static string Json(string name, string text) =>
        EventBytes.TryCreate(text, out _, out var error) ? text
        : throw new UsageException(
            $"{(name == "-" ? "the standard input" : name)} is no JSON object: {error.Message}. "
                + "`tocsin events show ecs.deployment-failed --json` prints an event.");

    /// <summary>Where the server has a rule that waits: there the event is to happen, unless its parameters say otherwise.</summary>
    private static (AccountId Account, string Region) Scope(ServerConnection to)
    {
        var status = to.Get("/status");
        var rules = (status.Member("rules") as JsonValue.Array)?.Items.FirstOrDefault();
        string account = rules?.Member("account")?.AsText() ?? status.Member("account")?.AsText() ?? "";
        return (
            AccountId.TryParse(account, out var id) ? id : AccountId.Assumed,
            rules?.Member("region")?.AsText() ?? status.Member("region")?.AsText() ?? "us-east-1");
    }

    private static int Seconds(string? written) =>
        written is null ? 30
        : int.TryParse(written, out int seconds) && seconds is >= 1 and <= 600 ? seconds
        : throw new UsageException($"--timeout {written}: not a whole number of seconds from 1 to 600");

    /// <summary>One of a scenario's events, in a line.</summary>
    private static void ShowOne(Page page, JsonValue answer, string sent, JsonValue.Array? found)
    {
        var json = JsonParser.Parse(sent)!;
        bool leaves = answer.Member("messages") is JsonValue.Array { Items.Count: > 0 };
        var (mark, what) = found is { Items: [var message, ..] }
            ? (new Inked("✓", Ink.Good), $"arrived in {ServerLists.Text(message, "channel")}")
            : leaves ? (new Inked("✓", Ink.Good), "leaves for Slack")
            : (new Inked("·", Ink.Faint), $"no message: {WhyNone(answer)}");
        page.Flowing(39, "  ", mark, $" {What(json),-34} {what}", new Inked($"  {ServerLists.Text(answer, "id")}", Ink.Faint));
    }

    private static string What(JsonValue json) =>
        json.At("/detail/eventName")?.AsText()
        ?? (json.At("/detail/lastStatus")?.AsText() is { } status ? $"{ServerLists.Text(json, "detail-type")} {status}"
            : json.Member("detail-type")?.AsText() ?? "event");

    private static string WhyNone(JsonValue answer) =>
        ServerLists.Text(answer, "outcome") == "unmatched" ? "no rule wants it"
        : string.Join(", ", ServerLists.Items(answer, "reasons").Select(r => r.AsText()));

    private static void Show(Page page, ServerConnection to, JsonValue answer, string sent, JsonValue.Array? found, int seconds)
    {
        string id = answer.Member("id")?.AsText() ?? "";
        var json = JsonParser.Parse(sent)!;
        string what = What(json);
        var messages = ((JsonValue.Array)answer.Member("messages")!).Items;
        page.Line(new Inked($"sent {what}", Ink.Bold), $"  {id}  on the default bus in {json.Member("region")?.AsText()}");
        if (found is { Items: [var message, ..] })
        {
            page.Line(new Inked("  ✓", Ink.Good),
                $" arrived in {message.Member("channel")?.AsText()}: {Mrkdwn.Plain(ServerLists.Text(message, "title"))}");
        }
        else if (found is not null && messages.Count > 0)
        {
            page.Line(new Inked("  ✗", Ink.Bad), $" has not arrived within {seconds} s");
        }
        else if (messages.Count > 0)
        {
            page.Line(new Inked("  ✓", Ink.Good),
                $" {messages.Count} {(messages.Count == 1 ? "message leaves" : "messages leave")} for Slack");
        }
        else
        {
            page.Line(
                new Inked("  ✗", Ink.Bad),
                $" no message comes of it: {WhyNone(answer)}");
        }
        page.Line(new Inked($"  tocsin trace {id}{to.Option}{(to.HasPages ? $"   or {to.Address}trace/{id}" : "")}", Ink.Faint));
    }
}
