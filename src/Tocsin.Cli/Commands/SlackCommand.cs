using System.CommandLine;
using Tocsin.Cli.Formats;
using Tocsin.Cli.Servers;
using Tocsin.Json;
using Command = System.CommandLine.Command;

namespace Tocsin.Cli.Commands;

/// <summary>
/// <c>tocsin slack authorize</c>: what AWS's console does for a workspace, and no operation does; and <c>check</c>, whether the bot
/// may post.
/// </summary>
internal static class SlackCommand
{
    public static Command Create(Invocation invocation) => new ExampleCommand(
        "slack", "Slack workspaces of a running server.", "tocsin slack authorize T0123456789 --token-env SLACK_BOT_TOKEN")
    {
        Authorize(invocation), Check(invocation),
    };

    private static Command Check(Invocation invocation)
    {
        var server = new ServerOption(invocation);
        var command = new ExampleCommand(
            "check", "Say of each workspace and each configured channel whether the bot may post there, and what to do where it may not. "
                + "Nothing is posted.", "tocsin slack check")
        {
            Exits =
            [
                new(ExitCode.AsExpected, "it may post everywhere"), new(ExitCode.Failed, "somewhere it may not"), ExitCode.OfDoing[1],
                new(ExitCode.Undetermined, "somewhere it cannot be told"), .. ExitCode.OfDoing.Skip(2),
            ],
        };
        server.AddTo(command);
        command.SetAction(parsed =>
        {
            using var to = server.Connect(parsed);
            var answer = to.Get("/slack/check");
            var all = ServerLists.Items(answer, "workspaces").Concat(ServerLists.Items(answer, "channels")).ToList();
            var page = invocation.Page();
            foreach (var one in all)
            {
                ServerLists.Checked(page, one);
            }
            page.Line(new Inked($"{all.Count} asked", Ink.Faint));
            var verdicts = all.Select(one => ServerLists.Text(one, "mayPost")).ToList();
            return verdicts.Contains("no") ? ExitCode.Failed
                : verdicts.Contains("unknown") ? ExitCode.Undetermined : ExitCode.AsExpected;
        });
        return command;
    }

    private static Command Authorize(Invocation invocation)
    {
        var team = new Argument<string>("TEAM") { Description = "The workspace's id: T0123456789" };
        var name = Settings.Text(invocation, "--name", "What it is called; its id otherwise");
        var file = Settings.Text(invocation, "--token-file", "A file with the bot's token; the server reads it each time");
        var variable = Settings.Text(invocation, "--token-env", "A variable of the server's that holds the bot's token");
        var account = Settings.Text(invocation, "--account", "Whose Chatbot may speak there; the server's account otherwise");
        var server = new ServerOption(invocation);
        var command = new ExampleCommand(
            "authorize", "Let Chatbot speak in a workspace. With a token messages go to Slack itself, else to the server's own. "
                + "The server keeps where the token is, never the token.",
            "tocsin slack authorize T0123456789 --token-file /run/secrets/slack") { team, name, file, variable, account };
        server.AddTo(command);
        command.SetAction(parsed =>
        {
            var (fromFile, fromVariable) = (parsed.GetValue(file), parsed.GetValue(variable));
            if (fromFile is not null && fromVariable is not null)
            {
                throw new UsageException("--token-file and --token-env: the token stands in one of them");
            }
            using var to = server.Connect(parsed);
            List<JsonMember> asked = [new("team", new JsonValue.String(parsed.GetValue(team)!))];
            Add(asked, "name", parsed.GetValue(name));
            Add(asked, "account", parsed.GetValue(account));
            Add(asked, "token", fromFile is not null ? $"file:{invocation.Absolute(fromFile)}" : fromVariable is not null
                ? $"env:{fromVariable}" : null);
            var answer = to.Post("/slack/workspaces", JsonWriter.Write(new JsonValue.Object([.. asked])));
            invocation.Page().Line(
                $"Chatbot of {answer.Member("account")?.AsText()} may speak in {answer.Member("name")?.AsText()} "
                    + (fromFile is null && fromVariable is null ? "(the server's own Slack)" : "(Slack itself)"));
            return ExitCode.AsExpected;
        });
        return command;
    }

    private static void Add(List<JsonMember> to, string member, string? value)
    {
        if (value is not null)
        {
            to.Add(new JsonMember(member, new JsonValue.String(value)));
        }
    }
}
