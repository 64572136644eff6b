using System.CommandLine;
using System.CommandLine.Parsing;
using Tocsin.Cli.Runs;
using Tocsin.Cli.Servers;

namespace Tocsin.Cli.Commands;

/// <summary>The program: its commands, and what becomes of errors.</summary>
internal static class Root
{
    public static int Run(string[] arguments, Invocation invocation) => Guarded(() => Ran(arguments, invocation), invocation);

    private static int Ran(string[] arguments, Invocation invocation)
    {
        var parsed = Create(invocation, out var noColor).Parse(arguments);
        // Asking for help forgives what is missing, but not a command that does not exist.
        if (parsed.Errors.Count > 0 || (parsed.UnmatchedTokens.Count > 0 && parsed.CommandResult.Command.Subcommands.Count > 0))
        {
            foreach (string error in Complaints(parsed))
            {
                invocation.Error.WriteLine($"tocsin: {error}");
            }
            invocation.Error.WriteLine($"see: tocsin {string.Concat(PathTo(parsed.CommandResult))}--help");
            return ExitCode.Usage;
        }
        if (TakenAsArgument(parsed) is { } taken)
        {
            invocation.Error.WriteLine($"tocsin: {Misspelt.Option(parsed.CommandResult.Command, taken)}");
            return ExitCode.Usage;
        }
        if (parsed.GetValue(noColor))
        {
            parsed = Create(invocation with { HasColor = false }, out _).Parse(arguments);
        }
        var streams = new InvocationConfiguration
        {
            Output = invocation.Out,
            Error = invocation.Error,
            EnableDefaultExceptionHandler = false,
        };
        return parsed.Invoke(streams);
    }

    /// <summary>The program's commands, which write to what is given here.</summary>
    public static Command Create(Invocation invocation, out Option<bool> noColor)
    {
        var root = ExampleCommand.Program(
            "tocsin",
            "Makes sure that the alarm of a failed ECS deployment rings: from the circuit breaker through EventBridge, SNS and Chatbot "
                + "to Slack.",
            "tocsin demo");
        noColor = new Option<bool>("--no-color")
        {
            Description = "No colour, not even on a terminal [TOCSIN_NO_COLOR, NO_COLOR]", Recursive = true,
            // https://no-color.org: whatever it holds.
            DefaultValueFactory = _ =>
                invocation.Variable("TOCSIN_NO_COLOR") is "1" or "true" || invocation.Variable("NO_COLOR") is not null,
        };
        root.Add(noColor);
        root.Add(InitCommand.Create(invocation));
        root.Add(TestCommand.Create(invocation));
        root.Add(LintCommand.Create(invocation));
        root.Add(ExplainCommand.Create(invocation));
        root.Add(EventsCommand.Create(invocation));
        root.Add(MatchCommand.Create(invocation));
        root.Add(RenderCommand.Create(invocation));
        root.Add(DemoCommand.Create(invocation));
        root.Add(ServeCommand.Create(invocation));
        root.Add(SendCommand.Create(invocation));
        root.Add(InboxCommand.Create(invocation));
        root.Add(TraceCommand.Create(invocation));
        root.Add(DeadLetterCommand.Create(invocation));
        root.Add(SilenceCommand.Create(invocation));
        root.Add(DatabaseCommand.Create(invocation));
        root.Add(SlackCommand.Create(invocation));
        root.Add(WaitDeployCommand.Create(invocation));
        root.Add(DoctorCommand.Create(invocation));
        root.Add(SchemaCommand.Create(invocation));
        root.Add(CompletionCommand.Create(invocation));
        root.Add(CompletionCommand.CreateAnswer(invocation));
        return root;
    }

    private static IEnumerable<string> Complaints(ParseResult parsed)
    {
        var command = parsed.CommandResult.Command;
        string? stray = parsed.UnmatchedTokens.FirstOrDefault(t => t.StartsWith('-')) ?? TakenAsArgument(parsed);
        return stray is not null ? [Misspelt.Option(command, stray)]
            : command.Subcommands.Count == 0 ? parsed.Errors.Select(Misspelt.Missing)
            : parsed.UnmatchedTokens is [var first, ..] ? [Misspelt.Command(command, first)]
            : [Misspelt.NoCommand(command)];
    }

    /// <summary>An option that there is none of, where an argument may stand: it would be a folder's or an event's name.</summary>
    private static string? TakenAsArgument(ParseResult parsed) =>
        parsed.Tokens.Any(t => t.Type == TokenType.DoubleDash) ? null
        : parsed.CommandResult.Tokens.Select(t => t.Value).FirstOrDefault(t => t.StartsWith("--", StringComparison.Ordinal));

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
        catch (ServerException e)
        {
            invocation.Error.WriteLine($"tocsin: {e.Message}");
            return e.IsOfCaller ? ExitCode.Usage : ExitCode.Environment;
        }
        catch (Exception e) when (e is UnauthorizedAccessException or IOException)
        {
            invocation.Error.WriteLine($"tocsin: {e.Message}");
            return ExitCode.Environment;
        }
        catch (Exception e)
        {
            invocation.Error.WriteLine(
                $"tocsin: internal error: {e.GetType().Name}: {e.Message}. This is a fault in tocsin, not in your files; please report "
                    + $"it with this text.");
            if (invocation.Variable("TOCSIN_DEBUG") is not null)
            {
                invocation.Error.WriteLine(e.StackTrace);
            }
            return ExitCode.InternalError;
        }
    }

    private static IEnumerable<string> PathTo(CommandResult command) =>
        command.Parent is CommandResult parent ? PathTo(parent).Append(command.Command.Name + " ") : [];
}
