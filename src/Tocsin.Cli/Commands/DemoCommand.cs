using System.CommandLine;
using Tocsin.Cli.Demo;
using Tocsin.Cli.Formats;
using Command = System.CommandLine.Command;

namespace Tocsin.Cli.Commands;

/// <summary><c>tocsin demo</c>: the article's story, end to end, in under a minute; told, or happening.</summary>
internal static class DemoCommand
{
    public static Command Create(Invocation invocation)
    {
        var fast = Settings.Flag(invocation, "--fast", "Do not pause");
        var real = Settings.Flag(
            invocation, "--real", "Let it happen: a server in this process, tasks as processes of this machine, a message in its Slack");
        var command = new ExampleCommand(
            "demo", "The article's story, end to end, in this terminal; any key skips the pauses. Offline.", "tocsin demo --real")
        {
            fast, real, Compare(invocation),
        };
        command.SetAction(parsed =>
        {
            var pace = new Pace(invocation.IsTerminal && !parsed.GetValue(fast), TimeProvider.System);
            if (parsed.GetValue(real))
            {
                if (!File.Exists("/bin/sh"))
                {
                    invocation.Error.WriteLine(
                        $"tocsin: there is no /bin/sh here for its processes to be; `{invocation.Program} demo` tells the same story");
                    return ExitCode.Environment;
                }
                new RealStory(invocation.Page(), pace, invocation.Program, TimeProvider.System).Tell().GetAwaiter().GetResult();
            }
            else
            {
                new Story(invocation.Page(), pace, invocation.Program).Tell();
            }
            return ExitCode.AsExpected;
        });
        return command;
    }

    private static Command Compare(Invocation invocation)
    {
        var command = new ExampleCommand(
            "compare", "Which alarm rings when: a metric, a stopped task, the running count, the deployment event.", "tocsin demo compare");
        command.SetAction(_ =>
        {
            new Comparison(invocation.Page()).Tell();
            return ExitCode.AsExpected;
        });
        return command;
    }
}
