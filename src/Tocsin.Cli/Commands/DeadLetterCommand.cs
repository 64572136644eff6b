using System.CommandLine;
using Tocsin.Cli.Formats;
using Tocsin.Cli.Servers;
using Tocsin.Json;
using Command = System.CommandLine.Command;

namespace Tocsin.Cli.Commands;

/// <summary><c>tocsin dlq ls | show | redrive</c>: what a running server could not deliver, why, and again.</summary>
internal static class DeadLetterCommand
{
    public static Command Create(Invocation invocation) => new ExampleCommand(
        "dlq", "What a running server could not deliver, or holds until something is set otherwise.", "tocsin dlq ls")
    {
        ListCommand.Create(
            invocation, "ls", "List it, newest first.", "tocsin dlq ls -q channel:C0123456789", "/dead-letters",
            (page, answer, _) => ServerLists.Messages(page, answer)),
        Show(invocation),
        Redrive(invocation),
    };

    private static Command Show(Invocation invocation)
    {
        var id = Settings.Id("The message's id");
        var server = new ServerOption(invocation);
        var command = new ExampleCommand("show", "Show one, with what it says and its attempts, as JSON.", "tocsin dlq show 4b6c…") { id };
        server.AddTo(command);
        command.SetAction(parsed =>
        {
            using var to = server.Connect(parsed);
            invocation.Out.WriteLine(
                Indented.Of(JsonWriter.Write(to.Get($"/messages/{Uri.EscapeDataString(parsed.GetValue(id)!)}"))));
            return ExitCode.AsExpected;
        });
        return command;
    }

    private static Command Redrive(Invocation invocation)
    {
        var query = Settings.Query(invocation);
        var all = new Option<bool>("--all") { Description = "All of it" };
        var limit = Settings.Text(invocation, "--limit", "How many at most, the oldest first; all that there are otherwise");
        var reason = Settings.Text(invocation, "--reason", "Why, for `tocsin silence log`");
        var by = SilenceCommand.By(invocation);
        var server = new ServerOption(invocation);
        var command = new ExampleCommand("redrive", "Try again what a query finds.", "tocsin dlq redrive -q 'since:1d is:dead'")
        {
            query, all, limit, reason, by,
        };
        server.AddTo(command);
        command.SetAction(parsed =>
        {
            string? asked = parsed.GetQuery(query);
            if (string.IsNullOrWhiteSpace(asked) && !parsed.GetValue(all))
            {
                throw new UsageException("say which: -q QUERY, or --all");
            }
            using var to = server.Connect(parsed);
            var answer = to.Post(
                "/dead-letters/redrive", "{}", ("q", asked), ("limit", parsed.GetValue(limit)),
                ("by", SilenceCommand.Who(invocation, parsed.GetValue(by))), ("reason", parsed.GetValue(reason)));
            invocation.Page().Line($"{JsonWriter.Write(answer.Member("redriven")!)} on their way again");
            return ExitCode.AsExpected;
        });
        return command;
    }
}
