using System.CommandLine;
using Tocsin.Cli.Formats;
using Tocsin.Cli.Servers;
using Tocsin.Json;
using Tocsin.Slack.BlockKit;
using Command = System.CommandLine.Command;

namespace Tocsin.Cli.Commands;

/// <summary><c>tocsin inbox ls | show | wait | dropped</c>: what reached Slack from a running server, and what never did.</summary>
internal static class InboxCommand
{
    public static Command Create(Invocation invocation) => new ExampleCommand(
        "inbox", "The messages of a running server, and the events of which none came.", "tocsin inbox ls -q 'service:payments since:1h'")
    {
        ListCommand.Create(
            invocation, "ls", "List the messages, newest first.", "tocsin inbox ls -q 'channel:C0123456789 since:1d'", "/messages",
            ServerLists.Inbox),
        Show(invocation),
        Wait(invocation),
        ListCommand.Create(
            invocation, "dropped", "List the events of which no message came, with the reason.", "tocsin inbox dropped -q since:1h",
            "/dropped", ServerLists.Dropped),
    };

    private static Command Show(Invocation invocation)
    {
        var id = Settings.Id("The message's id, or that of its event");
        var server = new ServerOption(invocation);
        var json = Settings.Flag(invocation, "--json", "As JSON");
        var command = new ExampleCommand("show", "Show one message as Slack shows it.", "tocsin inbox show 4b6c…") { id, json };
        server.AddTo(command);
        command.SetAction(parsed =>
        {
            using var to = server.Connect(parsed);
            var message = to.Get($"/messages/{Uri.EscapeDataString(parsed.GetValue(id)!)}");
            if (parsed.GetValue(json))
            {
                invocation.Out.WriteLine(JsonWriter.Write(message));
                return ExitCode.AsExpected;
            }
            var page = invocation.Page();
            ServerLists.Message(page, message);
            page.Line();
            PrettyReport.Card(page, message.Member("from")?.AsText() ?? "", Message.Read(message).Parts.SelectMany(p => p.Shown));
            foreach (var attempt in (message.Member("history") as JsonValue.Array)?.Items ?? [])
            {
                page.Line(new Inked($"   {ServerLists.Attempt(attempt)}", Ink.Faint));
            }
            return ExitCode.AsExpected;
        });
        return command;
    }

    private static Command Wait(Invocation invocation)
    {
        var query = Settings.Query(invocation);
        var timeout = Settings.Text(invocation, "--timeout", "How many seconds to wait at most; 30 otherwise");
        var server = new ServerOption(invocation);
        var json = Settings.Flag(invocation, "--json", "As JSON");
        var command = new ExampleCommand(
            "wait", "Wait for a message that has arrived.", "tocsin inbox wait -q 'service:payments since:1m' --timeout 60")
        {
            Exits = ExitCode.Meaning("there is one", "none came in time"),
        };
        command.Add(query);
        command.Add(timeout);
        command.Add(json);
        server.AddTo(command);
        command.SetAction(parsed =>
        {
            using var to = server.Connect(parsed);
            string asked = parsed.GetQuery(query) ?? "";
            if (!asked.Contains("is:", StringComparison.Ordinal))
            {
                asked += " is:delivered";
            }
            var answer = to.Get("/messages", ("q", asked), ("wait", parsed.GetValue(timeout) ?? "30"));
            var found = (JsonValue.Array)answer.Member("messages")!;
            if (parsed.GetValue(json))
            {
                invocation.Out.WriteLine(JsonWriter.Write(found));
            }
            else
            {
                ServerLists.Inbox(invocation.Page(), answer, to);
            }
            return found.Items.Count > 0 ? ExitCode.AsExpected : ExitCode.Failed;
        });
        return command;
    }
}
