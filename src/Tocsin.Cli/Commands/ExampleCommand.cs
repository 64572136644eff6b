using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;

namespace Tocsin.Cli.Commands;

/// <summary>A command whose help ends with an example that can be copied.</summary>
internal sealed class ExampleCommand(string name, string description, string example) : Command(name, description)
{
    public string Example => example;

    /// <summary>The program's own command, with help for itself and all below it.</summary>
    public static Command Program(string name, string description, string example)
    {
        var command = new ExampleCommand(name, description, example);
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
                parsed.InvocationConfiguration.Output.WriteLine($"Example:\n  {command.Example}\n");
            }
            return exitCode;
        }
    }
}
