using System.CommandLine;
using Tocsin.Cli.Servers;
using Tocsin.Json;
using Command = System.CommandLine.Command;

namespace Tocsin.Cli.Commands;

/// <summary><c>tocsin silence add | ls | end | log</c>: messages that a running server keeps back for a time.</summary>
internal static class SilenceCommand
{
    public static Command Create(Invocation invocation) => new ExampleCommand(
        "silence", "Keep messages to Slack back for a time; they stay in the inbox, and are told together at the end.",
        "tocsin silence add -q service:payments --until 2h --reason 'we move the database'")
    {
        Add(invocation),
        ListCommand.Create(
            invocation, "ls", "List the silences, newest first, with how many messages each kept back.", "tocsin silence ls", "/silences",
            (page, answer, _) => ServerLists.Silences(page, answer), isQueried: false),
        End(invocation),
        ListCommand.Create(
            invocation, "log", "List who made and ended silences and tried messages again, when and why.", "tocsin silence log", "/journal",
            (page, answer, _) => ServerLists.Journal(page, answer), isQueried: false),
    };

    /// <summary>Who does something, for the journal: the name of the user, unless another is given.</summary>
    public static Option<string?> By(Invocation invocation) =>
        Settings.Text(invocation, "--by", "Who does it; your user name otherwise");

    public static string Who(Invocation invocation, string? given) =>
        given ?? invocation.Variable("USER") ?? invocation.Variable("USERNAME") ?? Environment.UserName;

    private static Command Add(Invocation invocation)
    {
        var query = Settings.Query(invocation);
        var until = Settings.Text(invocation, "--until", "How long: 30m, 2h, 1d; or until when: 2026-11-23T10:00:00Z");
        var reason = Settings.Text(invocation, "--reason", "Why, for whoever wonders");
        var by = By(invocation);
        var server = new ServerOption(invocation);
        var json = Settings.Flag(invocation, "--json", "As JSON");
        var command = new ExampleCommand(
            "add", "Keep back what a query finds, from now on.",
            "tocsin silence add -q service:payments --until 2h --reason 'we move the database'") { query, until, reason, by, json };
        server.AddTo(command);
        command.SetAction(parsed =>
        {
            List<JsonMember> asked = [
                new("query", Needed(parsed.GetQuery(query), "-q QUERY")), new("until", Needed(parsed.GetValue(until), "--until 2h")),
                new("reason", Needed(parsed.GetValue(reason), "--reason TEXT")),
                new("by", new JsonValue.String(Who(invocation, parsed.GetValue(by))))];
            using var to = server.Connect(parsed);
            Show(invocation, to.Post("/silences", JsonWriter.Write(new JsonValue.Object([.. asked]))), parsed.GetValue(json));
            return ExitCode.AsExpected;
        });
        return command;
    }

    private static Command End(Invocation invocation)
    {
        var id = Settings.Id("Its number, as `tocsin silence ls` shows it");
        var reason = Settings.Text(invocation, "--reason", "Why");
        var by = By(invocation);
        var server = new ServerOption(invocation);
        var json = Settings.Flag(invocation, "--json", "As JSON");
        var command = new ExampleCommand("end", "End a silence now: what it kept back is told.", "tocsin silence end 3")
        {
            id, reason, by, json,
        };
        server.AddTo(command);
        command.SetAction(parsed =>
        {
            using var to = server.Connect(parsed);
            var ended = to.Delete(
                $"/silences/{Uri.EscapeDataString(parsed.GetValue(id)!)}", ("by", Who(invocation, parsed.GetValue(by))),
                ("reason", parsed.GetValue(reason)));
            Show(invocation, ended, parsed.GetValue(json));
            return ExitCode.AsExpected;
        });
        return command;
    }

    private static JsonValue.String Needed(string? given, string write) =>
        string.IsNullOrWhiteSpace(given) ? throw new UsageException($"a silence says what it keeps back, until when, and why: {write}")
            : new JsonValue.String(given);

    private static void Show(Invocation invocation, JsonValue silence, bool asJson)
    {
        if (asJson)
        {
            invocation.Out.WriteLine(JsonWriter.Write(silence));
        }
        else
        {
            ServerLists.Silence(invocation.Page(), silence);
        }
    }
}
