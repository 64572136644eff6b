using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;
using Tocsin.Text;

namespace Tocsin.Cli.Commands;

/// <summary>A command whose help ends with an example that can be copied, and with what its exit codes mean.</summary>
internal sealed class ExampleCommand(string name, string description, string example) : Command(name, description)
{
    public string Example => example;

    public ValueList<ExitMeaning> Exits { get; init; } = ExitCode.OfDoing;

    /// <summary>The program's own command, with help for itself and all below it.</summary>
    public static Command Program(string name, string description, string example)
    {
        var command = new ExampleCommand(name, description, example) { Exits = ExitCode.OfJudging };
        command.Options.Add(new HelpOption { Action = new HelpWithExample(new HelpAction()) });
        command.Options.Add(new VersionOption());
        return command;
    }

    private sealed class HelpWithExample(HelpAction help) : SynchronousCommandLineAction
    {
        // Whoever asks for help need not give the arguments.
        public override bool ClearsParseErrors => true;

        public override int Invoke(ParseResult parsed)
        {
            int exitCode = help.Invoke(parsed);
            if (parsed.CommandResult.Command is ExampleCommand command)
            {
                var output = parsed.InvocationConfiguration.Output;
                output.WriteLine($"Example:\n  {command.Example}\n");
                output.WriteLine($"Exit codes:\n{string.Concat(command.Exits.Select(e => $"  {e.Code,-3} {e.Means}\n"))}");
            }
            return exitCode;
        }
    }
}
