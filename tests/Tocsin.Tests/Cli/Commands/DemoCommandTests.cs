using Tocsin.Cli.Commands;
using Tocsin.Tests.Docs;

namespace Tocsin.Tests.Cli.Commands;

public sealed class DemoCommandTests
{
    [Theory]
    [InlineData("tocsin")]
    [InlineData("dotnet run --project src/Tocsin.Cli --")]
    public void The_last_page_names_commands_that_exist_for_whoever_reads_it(string program)
    {
        string[] lines = Told(program).Split("Now on your own code")[1].Split('\n', StringSplitOptions.RemoveEmptyEntries);
        var commands = lines.Where(l => l.StartsWith($"   {program} ", StringComparison.Ordinal))
            .Select(l => l.Trim()[(program.Length + 1)..]).ToList();
        Assert.Equal(4, commands.Count);
        Assert.All(commands, c => Assert.Equal(0, Root.Run([c.Split(' ')[0], "--help"], Silent())));
    }

    [Fact]
    public void The_minutes_that_are_named_are_those_that_the_clock_shows()
    {
        string told = Told("tocsin");
        Assert.Contains("+07:41  SERVICE_DEPLOYMENT_FAILED", told);
        Assert.Contains("8 minutes until the failure", told.ReplaceLineEndings(" ").Replace("   ", ""));
    }

    [Fact]
    public void Only_somebody_who_watches_is_told_of_a_key() => Assert.DoesNotContain("Any key", Told("tocsin"));

    private static string Told(string program)
    {
        using var output = new StringWriter { NewLine = "\n" };
        var invocation = new Invocation(
            TextReader.Null, output, output, new Dictionary<string, string>(), MarkdownFile.Root, IsTerminal: false) { Program = program };
        Assert.Equal(0, Root.Run(["demo"], invocation));
        return output.ToString();
    }

    private static Invocation Silent() =>
        new(TextReader.Null, TextWriter.Null, TextWriter.Null, new Dictionary<string, string>(), MarkdownFile.Root, IsTerminal: false);
}
