using System.CommandLine;
using Tocsin.Cli.Formats;
using Tocsin.Cli.Servers;
using Tocsin.Json;
using Command = System.CommandLine.Command;

namespace Tocsin.Cli.Commands;

/// <summary>A command that lists what a running server has, asked by a query.</summary>
internal static class ListCommand
{
    public static Command Create(
        Invocation invocation, string name, string description, string example, string path,
        Action<Page, JsonValue, ServerConnection> show, bool isQueried = true)
    {
        var query = Settings.Query(invocation);
        var limit = Settings.Text(invocation, "--limit", "How many at most; 100 otherwise");
        var json = Settings.Flag(invocation, "--json", "As JSON");
        var server = new ServerOption(invocation);
        var command = new ExampleCommand(name, description, example) { limit, json };
        if (isQueried)
        {
            command.Add(query);
        }
        server.AddTo(command);
        command.SetAction(parsed =>
        {
            using var to = server.Connect(parsed);
            var answer = to.Get(path, ("q", isQueried ? parsed.GetQuery(query) : null), ("limit", parsed.GetValue(limit)));
            if (parsed.GetValue(json))
            {
                invocation.Out.WriteLine(JsonWriter.Write(((JsonValue.Object)answer).Members[0].Value));
            }
            else
            {
                show(invocation.Page(), answer, to);
            }
            return ExitCode.AsExpected;
        });
        return command;
    }
}
