using System.CommandLine;
using Tocsin.Cli.Demo;
using Tocsin.Cli.Formats;

namespace Tocsin.Cli.Commands;

/// <summary><c>tocsin demo</c>: the article's story, end to end, in under a minute.</summary>
internal static class DemoCommand
{
    public static Command Create(Invocation invocation)
    {
        var fast = Settings.Flag(invocation, "--fast", "Do not pause");
        var command = new ExampleCommand(
            "demo", "The article's story, end to end, in this terminal; any key skips the pauses. Offline.", "tocsin demo --fast") { fast };
        command.SetAction(parsed =>
        {
            bool pauses = invocation.IsTerminal && !parsed.GetValue(fast);
            new Story(invocation.Page(), new Pace(pauses, TimeProvider.System), invocation.Program).Tell();
            return ExitCode.AsExpected;
        });
        return command;
    }
}
