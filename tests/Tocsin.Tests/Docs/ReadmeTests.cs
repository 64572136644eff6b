using System.Text.RegularExpressions;
using Tocsin.Cli.Commands;

namespace Tocsin.Tests.Docs;

public partial class ReadmeTests
{
    [Fact]
    public void The_Korean_README_names_the_same_commands() =>
        Assert.Equal(MarkdownFile.Read("README.md").CodeBlocks.First().Code, MarkdownFile.Read("README.ko.md").CodeBlocks.First().Code);

    [Theory]
    [InlineData("README.md")]
    [InlineData("README.ko.md")]
    public void The_output_that_a_README_shows_is_the_programs(string path)
    {
        var shown = MarkdownFile.Read(path).CodeBlocks.Single(b => Marker().IsMatch(b.Before));
        using var output = new StringWriter { NewLine = "\n" };
        string[] arguments = ["test", Marker().Match(shown.Before).Groups[1].Value];
        Root.Run(arguments, new Invocation(TextReader.Null, output, output, new Dictionary<string, string>(), MarkdownFile.Root, IsTerminal: false));
        Assert.Equal(WithoutTime(output.ToString()), WithoutTime(shown.Code));
    }

    private static string WithoutTime(string text) => Seconds().Replace(text, "T s").TrimEnd();

    /// <summary>What stands right before an output: <c>&lt;!-- output: samples/article --&gt;</c>.</summary>
    [GeneratedRegex(@"<!-- output: (\S+) -->\s*\z")]
    private static partial Regex Marker();

    [GeneratedRegex(@"\d+\.\d+ s\b")]
    private static partial Regex Seconds();
}
