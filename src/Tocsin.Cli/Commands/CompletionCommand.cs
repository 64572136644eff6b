using System.CommandLine;

namespace Tocsin.Cli.Commands;

/// <summary>
/// <c>tocsin completion SHELL</c>: a script by which a shell completes what is typed. It asks the program itself, by a command that help
/// does not show.
/// </summary>
internal static class CompletionCommand
{
    /// <summary>What the scripts ask.</summary>
    public const string Answer = "complete";

    public static Command Create(Invocation invocation)
    {
        var shell = new Argument<string>("SHELL") { Description = string.Join(", ", ShellScripts.All.Keys) };
        var command = new ExampleCommand(
            "completion", "Print the script by which a shell completes commands, options and "
                + "names.", "source <(tocsin completion bash)") { shell };
        command.SetAction(parsed =>
        {
            string name = parsed.GetValue(shell)!;
            invocation.Out.Write(ShellScripts.All.TryGetValue(name, out string? script) ? script
                : throw new UsageException($"there is no script for '{name}'; there are {string.Join(", ", ShellScripts.All.Keys)}"));
            return ExitCode.AsExpected;
        });
        return command;
    }

    /// <summary><c>tocsin complete -- WORD...</c>: what the last word may become, one a line; nothing where it may be a file.</summary>
    public static Command CreateAnswer(Invocation invocation)
    {
        var words = new Argument<string[]>("WORD") { Arity = ArgumentArity.ZeroOrMore };
        var command = new Command(Answer, "What the last word of a command line may become.") { words };
        command.Hidden = true;
        command.SetAction(parsed =>
        {
            foreach (string candidate in Candidates.For(Root.Create(invocation, out _), parsed.GetValue(words)!))
            {
                invocation.Out.WriteLine(candidate);
            }
            return ExitCode.AsExpected;
        });
        return command;
    }
}
