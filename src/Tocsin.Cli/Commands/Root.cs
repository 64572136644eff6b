using System.CommandLine;
using Tocsin.Cli.Runs;

namespace Tocsin.Cli.Commands;

/// <summary>The program: its commands, and what becomes of errors.</summary>
internal static class Root
{
    public static int Run(string[] arguments, Invocation invocation)
    {
        var root = ExampleCommand.Program(
            "tocsin",
            "Makes sure that the alarm of a failed ECS deployment rings: from the circuit breaker through EventBridge, SNS and Chatbot to Slack.",
            "tocsin demo");
        root.Add(InitCommand.Create(invocation));
        root.Add(TestCommand.Create(invocation));
        root.Add(LintCommand.Create(invocation));
        root.Add(ExplainCommand.Create(invocation));
        root.Add(EventsCommand.Create(invocation));
        root.Add(MatchCommand.Create(invocation));
        root.Add(RenderCommand.Create(invocation));
        root.Add(DemoCommand.Create(invocation));
        var parsed = root.Parse(arguments);
        // Asking for help forgives what is missing, but not a command that does not exist.
        if (parsed.Errors.Count > 0 || (parsed.UnmatchedTokens.Count > 0 && parsed.CommandResult.Command.Subcommands.Count > 0))
        {
            foreach (string error in Complaints(parsed))
            {
                invocation.Error.WriteLine($"tocsin: {error}");
            }
            invocation.Error.WriteLine($"see: tocsin {string.Join(' ', PathTo(parsed.CommandResult))}--help");
            return ExitCode.Usage;
        }
        return Guarded(() => parsed.Invoke(new InvocationConfiguration { Output = invocation.Out, Error = invocation.Error, EnableDefaultExceptionHandler = false }), invocation);
    }

    private static IEnumerable<string> Complaints(ParseResult parsed)
    {
        var commands = parsed.CommandResult.Command.Subcommands;
        if (commands.Count == 0)
        {
            return parsed.Errors.Select(e => e.Message);
        }
        string what = parsed.UnmatchedTokens is [var first, ..] ? $"there is no '{first}'" : "a command is missing";
        return [$"{what}; the commands are {string.Join(", ", commands.Select(c => c.Name))}"];
    }

    private static int Guarded(Func<int> run, Invocation invocation)
    {
        try
        {
            return run();
        }
        catch (Exception e) when (e is UsageException or CannotSendException)
        {
            invocation.Error.WriteLine($"tocsin: {e.Message}");
            return ExitCode.Usage;
        }
        catch (Exception e) when (e is UnauthorizedAccessException or IOException)
        {
            invocation.Error.WriteLine($"tocsin: {e.Message}");
            return ExitCode.Environment;
        }
        catch (Exception e)
        {
            invocation.Error.WriteLine($"tocsin: internal error: {e.GetType().Name}: {e.Message}. This is a fault in tocsin, not in your files; please report it with this text.");
            if (invocation.Variable("TOCSIN_DEBUG") is not null)
            {
                invocation.Error.WriteLine(e.StackTrace);
            }
            return ExitCode.InternalError;
        }
    }

    private static IEnumerable<string> PathTo(System.CommandLine.Parsing.CommandResult command) =>
        command.Parent is System.CommandLine.Parsing.CommandResult parent ? PathTo(parent).Append(command.Command.Name + " ") : [];
}
