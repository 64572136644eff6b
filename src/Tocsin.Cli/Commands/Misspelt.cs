using System.CommandLine;
using System.CommandLine.Parsing;
using Tocsin.Declared.Instances;
using Tocsin.Text;

namespace Tocsin.Cli.Commands;

/// <summary>What to say to somebody who wrote a command or an option that there is none of.</summary>
internal static class Misspelt
{
    public static string Option(Command command, string written)
    {
        // What stands behind the sign is the value.
        string[] parts = written.Split('=', 2);
        string? near = NearestName.Of(parts[0], OptionsOf(command).Where(o => !o.Hidden).Select(o => o.Name));
        return near is null ? $"there is no option {parts[0]}; --help lists them"
            : $"there is no option {parts[0]}; did you mean {near}? --help lists all";
    }

    public static string Command(Command parent, string written)
    {
        var known = Known(parent);
        // Two letters that changed places are two edits, and the names are few and short.
        int Edits(string name) => EditDistance.Between(written, name);
        string? near = known.OrderBy(Edits).FirstOrDefault(k => Edits(k) <= 2 && Edits(k) < written.Length - 1);
        return $"there is no '{written}'; {(near is null ? "the" : $"did you mean {near}? The")} commands are {string.Join(", ", known)}";
    }

    public static string NoCommand(Command parent) => $"a command is missing; the commands are {string.Join(", ", Known(parent))}";

    /// <summary>The same of an argument, or of an option's value, that is not there: it is told by its name.</summary>
    public static string Missing(ParseError error) => error.SymbolResult switch
    {
        OptionResult { Tokens.Count: 0, Option: var option } when option.Arity.MinimumNumberOfValues > 0 =>
            $"{option.Name} needs a value: {option.Description}",
        ArgumentResult { Tokens.Count: 0, Argument: var argument } when argument.Arity.MinimumNumberOfValues > 0 =>
            $"{argument.Name} is missing: {argument.Description}",
        CommandResult { Tokens.Count: 0, Command.Arguments: [{ Arity.MinimumNumberOfValues: > 0 } argument, ..] } =>
            $"{argument.Name} is missing: {argument.Description}",
        _ => error.Message,
    };

    /// <summary>Its own, and those that it has from the commands above it.</summary>
    public static IEnumerable<Option> OptionsOf(Command command) =>
        command.Options.Concat(command.Parents.OfType<Command>().SelectMany(OptionsOf).Where(o => o.Recursive)).DistinctBy(o => o.Name);

    private static List<string> Known(Command parent) => [.. parent.Subcommands.Where(c => !c.Hidden).Select(c => c.Name)];
}
