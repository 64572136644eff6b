using System.CommandLine;
using Tocsin.Chatbot;
using Tocsin.Cli.Formats;
using Tocsin.Cli.Renderings;
using Tocsin.Cli.Starters;
using Tocsin.Ecs.Events;
using Tocsin.Scenarios;
using Tocsin.Text;
using Command = System.CommandLine.Command;

namespace Tocsin.Cli.Commands;

/// <summary>What the last word of a command line may become.</summary>
internal static class Candidates
{
    /// <param name="words">All behind the program's name; the last is the one that is being typed, and may be empty.</param>
    /// <returns>Nothing where anything may stand, such as a file.</returns>
    public static IEnumerable<string> For(Command root, IReadOnlyList<string> words)
    {
        // Bash gives the sign of --format=json as a word of its own, and takes only what goes behind it.
        string typed = words.Count > 0 && words[^1] != "=" ? words[^1] : "";
        var command = root;
        Option? awaits = null;
        foreach (string word in words.SkipLast(1).Where(w => w != "="))
        {
            if (awaits is not null)
            {
                awaits = null;
            }
            else if (command.Subcommands.FirstOrDefault(c => c.Name == word) is { } below)
            {
                command = below;
            }
            else
            {
                awaits = OptionOf(command, word) is { } option && TakesValue(option) ? option : null;
            }
        }
        return Possible(command, awaits, typed).Where(c => c.StartsWith(typed, StringComparison.Ordinal) && c != typed);
    }

    private static IEnumerable<string> Possible(Command command, Option? awaits, string typed)
    {
        if (awaits is not null)
        {
            return ValuesOf(command, awaits);
        }
        if (typed.StartsWith('-'))
        {
            return typed.IndexOf('=') is > 0 and var at && OptionOf(command, typed[..at]) is { } option
                ? ValuesOf(command, option).Select(v => $"{option.Name}={v}")
                : Misspelt.OptionsOf(command).Where(o => !o.Hidden).Select(o => o.Name).Order(StringComparer.Ordinal);
        }
        return command.Subcommands.Count > 0 ? command.Subcommands.Where(c => !c.Hidden).Select(c => c.Name) : Arguments(command, typed);
    }

    private static IEnumerable<string> Arguments(Command command, string typed) => command.Name switch
    {
        "init" => Starter.Languages,
        "completion" => ShellScripts.All.Keys,
        "show" => Names,
        "explain" when typed.StartsWith("TSN", StringComparison.Ordinal) => FindingCodes.All,
        _ => [],
    };

    private static IEnumerable<string> ValuesOf(Command command, Option option) => option.Name switch
    {
        "--format" => command.Name == "render" ? RenditionFormats.All.Select(f => f.Name) : ReportFormats.All.Select(f => f.Name),
        "--chatbot-profile" => Enum.GetValues<ChatbotProfile>().Select(p => p.Name()),
        "--fail-on" => ["error", "warning", "note"],
        "--event" when command.Name == "match" => BuiltInEvents.All.Select(e => e.Name),
        "--event" => Names,
        _ => [],
    };

    private static IEnumerable<string> Names => 
    [
        .. BuiltInEvents.All.Select(e => e.Name), .. BuiltInScenarios.All.Select(s => s.Name), .. BuiltInMessages.All.Select(m => m.Name),
    ];

    private static Option? OptionOf(Command command, string written) => 
        Misspelt.OptionsOf(command).FirstOrDefault(o => o.Name == written || o.Aliases.Contains(written));

    private static bool TakesValue(Option option) => 
        option.ValueType != typeof(bool) && option is not (System.CommandLine.Help.HelpOption or VersionOption);
}
