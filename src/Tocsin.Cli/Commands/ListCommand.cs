using System.CommandLine;
using Tocsin.Cli.Formats;
using Tocsin.Json;
using Command = System.CommandLine.Command;

namespace Tocsin.Cli.Commands;

/// <summary>A command that lists what a running server has, asked by a query.</summary>
internal static class ListCommand
{
    public const string QueryHelp =
        "Which: reason: channel: rule: service: is:dropped|delivered|pending|dead|parked since: before: id: -negated \"words\"";

    public static Command Create(
        Invocation invocation, string name, string description, string example, string path, Action<Page, JsonValue> show)
    {
        var query = Settings.Text(invocation, "--query", QueryHelp, "-q");
        var limit = Settings.Text(invocation, "--limit", "How many at most; 100 otherwise");
        var json = Settings.Flag(invocation, "--json", "As JSON");
        var server = new ServerOption(invocation);
        var command = new ExampleCommand(name, description, example) { query, limit, json };
        server.AddTo(command);
        command.SetAction(parsed =>
        {
            using var to = server.Connect(parsed);
            var answer = to.Get(path, ("q", parsed.GetValue(query)), ("limit", parsed.GetValue(limit)));
            if (parsed.GetValue(json))
            {
                invocation.Out.WriteLine(JsonWriter.Write(((JsonValue.Object)answer).Members[0].Value));
            }
            else
            {
                show(invocation.Page(), answer);
            }
            return ExitCode.AsExpected;
        });
        return command;
    }
}
