using System.CommandLine;
using Tocsin.Cli.Formats;
using Tocsin.Cli.Servers;
using Tocsin.Json;
using Command = System.CommandLine.Command;

namespace Tocsin.Cli.Commands;

/// <summary><c>tocsin trace ID</c>: one event through the hops, the attempts and the waits of a running server.</summary>
internal static class TraceCommand
{
    public static Command Create(Invocation invocation)
    {
        var id = Settings.Id("The id of an event, a publication or a message");
        var json = Settings.Flag(invocation, "--json", "As JSON");
        var server = new ServerOption(invocation);
        var command = new ExampleCommand(
            "trace", "Follow one event through a running server: each decision, why, and what to write.", "tocsin trace 4b6c…") { id,
                json };
        server.AddTo(command);
        command.SetAction(parsed =>
        {
            using var to = server.Connect(parsed);
            var trace = to.Get($"/traces/{Uri.EscapeDataString(parsed.GetValue(id)!)}");
            if (parsed.GetValue(json))
            {
                invocation.Out.WriteLine(JsonWriter.Write(trace));
            }
            else
            {
                Tell(invocation.Page(), trace);
            }
            return ExitCode.AsExpected;
        });
        return command;
    }

    private static void Tell(Page page, JsonValue trace)
    {
        page.Line(new Inked(ServerLists.Text(trace, "kind"), Ink.Bold), $"  {ServerLists.Text(trace, "id")}");
        page.Flowing(2, $"  {ServerLists.Moment(trace, "at")}, {Entered(trace)} to {ServerLists.Text(trace, "arrived")}");
        foreach (var resource in ServerLists.Items(trace, "resources"))
        {
            page.Line($"  {resource.AsText()}");
        }
        if (trace.Member("diagnosis") is { } diagnosis)
        {
            Diagnose(page, diagnosis);
        }
        foreach (var route in ServerLists.Items(trace, "routes"))
        {
            page.Line();
            foreach (var step in ServerLists.Items(route, "steps"))
            {
                TellStep(page, step);
            }
            if (ServerLists.Text(route, "onAws") is { Length: > 0 } lost)
            {
                page.Flowing(16, "  ", new Inked("!", Ink.Doubtful), $" on AWS       it would have been lost: {lost}");
            }
            if (route.Member("message") is { } message)
            {
                Deliver(page, message, ServerLists.Text(route, "to"));
            }
        }
        foreach (var miss in ServerLists.Items(trace, "misses"))
        {
            page.Flowing(4, "  ", new Inked("·", Ink.Faint),
                $" {ServerLists.Text(miss, "rule").Split('/')[^1]}: {ServerLists.Text(miss, "detail")}");
        }
        if (ServerLists.Text(trace, "outcome") == "unmatched" && !ServerLists.Items(trace, "misses").Any())
        {
            page.Line("  there is no rule on that bus");
        }
    }

    private static void Diagnose(Page page, JsonValue diagnosis)
    {
        page.Line();
        foreach (var cause in ServerLists.Items(diagnosis, "causes"))
        {
            string exit = cause.Member("exitCode") is { } code ? $", exit code {JsonWriter.Write(code)}" : "";
            page.Flowing(
                16, "  ", new Inked("✗", Ink.Bad), $" {"why",-12} {JsonWriter.Write(cause.Member("tasks")!)} of its tasks: container "
                    + $"{ServerLists.Text(cause, "container")}, image {ServerLists.Text(cause, "image")}{exit}: "
                    + ServerLists.Text(cause, "reason"));
            foreach (var line in ServerLists.Items(cause, "lastLines"))
            {
                page.Hanging("                 ", line.AsText() ?? "", Ink.Faint);
            }
        }
        string of = diagnosis.Member("threshold") is { } threshold ? $" of {JsonWriter.Write(threshold)}" : "";
        page.Flowing(
            16, $"    {"failures",-12} {JsonWriter.Write(diagnosis.Member("failures")!)}{of}; "
                + $"{ServerLists.Text(diagnosis, "runs")} runs now, "
                + $"{JsonWriter.Write(diagnosis.Member("running")!)} of {JsonWriter.Write(diagnosis.Member("desired")!)} tasks");
    }

    private static string Entered(JsonValue trace) => ServerLists.Text(trace, "door") switch
    {
        "admin" => "sent by whoever runs the server (AWS takes it from its own services alone)",
        "service" => "sent by a service",
        _ => $"put by {ServerLists.Text(trace, "by")}",
    };

    private static void TellStep(Page page, JsonValue step)
    {
        string verdict = ServerLists.Text(step, "verdict");
        var mark = verdict is "passed" or "arrived" ? new Inked("✓", Ink.Good)
            : verdict == "stopped" ? new Inked("✗", Ink.Bad) : new Inked("?", Ink.Doubtful);
        string reason = ServerLists.Text(step, "reason");
        page.Flowing(
            16, "  ", mark, $" {ServerLists.Text(step, "stage"),-12} {Named(step)}", ServerLists.Text(step, "detail"),
            new Inked(reason.Length > 0 ? $"  {reason}" : "", Ink.Bad));
        foreach (var note in ServerLists.Items(step, "notes"))
        {
            page.Hanging("                 ", ServerLists.Text(note, "message"));
            if (ServerLists.Text(note, "write") is { Length: > 0 } write)
            {
                page.Hanging(new Inked("     write       ", Ink.Faint), write, Ink.Code);
            }
        }
    }

    /// <summary>Which of them it is, where the words do not say so.</summary>
    private static string Named(JsonValue step)
    {
        string name = ServerLists.Text(step, "where").Split(' ')[0].Split('/', ':')[^1];
        return name.Length == 0 || ServerLists.Text(step, "stage") == "slack"
            || ServerLists.Text(step, "detail").Contains(name, StringComparison.Ordinal) ? "" : $"{name}: ";
    }

    private static void Deliver(Page page, JsonValue message, string to)
    {
        string state = ServerLists.Text(message, "state");
        string waited = Waited(message);
        page.Flowing(
            16, "  ", ServerLists.Mark(state), $" {"delivery",-12} {state} to {to}{waited}  ",
            new Inked(ServerLists.Text(message, "id"), Ink.Faint));
        if (ServerLists.Text(message, "why") is { Length: > 0 } why)
        {
            page.Hanging("                 ", why);
        }
        var attempts = ServerLists.Items(message, "attempts").ToList();
        foreach (var attempt in attempts.Count > 1 ? attempts : [])
        {
            page.Line(new Inked(
                $"                 {ServerLists.Attempt(attempt)}",
                Ink.Faint));
        }
    }

    private static string Waited(JsonValue message) =>
        DateTimeOffset.TryParse(ServerLists.Text(message, "left"), out var left)
        && DateTimeOffset.TryParse(ServerLists.Text(message, "settled"), out var settled)
            ? string.Create(System.Globalization.CultureInfo.InvariantCulture, $" after {(settled - left).TotalSeconds:0.000} s") : "";
}
