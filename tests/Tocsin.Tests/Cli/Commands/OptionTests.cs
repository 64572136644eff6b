using System.CommandLine;
using Tocsin.Cli.Commands;
using Tocsin.Cli.Servers;

namespace Tocsin.Tests.Cli.Commands;

/// <summary>What every option of every command, and every setting of a server, has in common.</summary>
public sealed class OptionTests
{
    [Fact]
    public void No_option_that_says_something_takes_nothing()
    {
        foreach (var (path, option) in All().Where(o => o.Option is Option<string?> and not { Name: "--query" }))
        {
            var (exitCode, output) = Run([], [.. path, option.Name, ""]);
            Assert.Equal(2, exitCode);
            Assert.Contains($"{option.Name} is empty: say what it is to be, or leave it out", output);
        }
    }

    [Fact]
    public void No_flags_variable_is_neither_yes_nor_no()
    {
        foreach (var (path, option) in All().Where(o => o.Option is Option<bool> && o.Option.Description!.EndsWith(']')))
        {
            string variable = option.Description![(option.Description!.LastIndexOf('[') + 1)..^1];
            if (variable.Contains(' ', StringComparison.Ordinal))
            {
                continue;
            }
            var refused = Assert.Throws<UsageException>(() =>
            {
                var parsed = Root.Create(Invocation(new() { [variable] = "maybe" }), out _).Parse(path);
                parsed.GetValue((Option<bool>)Find(parsed.CommandResult.Command, option.Name));
            });
            Assert.Equal($"{variable}=maybe; there are true and false, 1 and 0", refused.Message);
        }
    }

    [Theory]
    [MemberData(nameof(Settings))]
    public void Every_setting_of_a_server_has_a_variable(string setting)
    {
        string variable = $"TOCSIN_{setting.Replace('-', '_').ToUpperInvariant()}";
        var (_, plain) = Run([], ["serve", "--check"]);
        var (_, said) = Run(new() { [variable] = "[?!" }, ["serve", "--check"]);
        Assert.NotEqual(plain, said);
    }

    public static TheoryData<string> Settings => [.. ServerSettingsReader.Known];

    private static IEnumerable<(string[] Path, Option Option)> All() =>
        Below(Root.Create(Invocation([]), out _), []);

    private static IEnumerable<(string[] Path, Option Option)> Below(Command command, string[] path) =>
        command.Options.Select(o => (path, o))
            .Concat(command.Subcommands.SelectMany(c => Below(c, [.. path, c.Name])));

    private static Option Find(Command command, string name) => command.Options.Single(o => o.Name == name);

    private static (int ExitCode, string Output) Run(Dictionary<string, string> environment, string[] arguments)
    {
        using var output = new StringWriter();
        return (Root.Run(arguments, Invocation(environment, output)), output.ToString());
    }

    private static Invocation Invocation(Dictionary<string, string> environment, TextWriter? output = null) => new(
        TextReader.Null, output ?? TextWriter.Null, output ?? TextWriter.Null, environment, Path.GetTempPath(), IsTerminal: false);
}
