using Tocsin.Cli.Commands;
using Tocsin.Slack;
using Tocsin.Tests.Deploy;
using Tocsin.Tests.Docs;

namespace Tocsin.Tests.Cli.Commands;

/// <summary>In a terminal of that many columns, no line is broken by the terminal but one that is a single word.</summary>
public class TerminalWidthTests
{
    [Theory]
    [InlineData(40, "test samples/broken")]
    [InlineData(80, "test samples/broken")]
    [InlineData(80, "test samples/tested")]
    [InlineData(140, "test samples/broken")]
    [InlineData(40, "lint samples/article")]
    [InlineData(80, "explain samples/broken")]
    [InlineData(80, "events ls")]
    public void Lines_are_laid_out_for_the_terminal(int columns, string command)
    {
        // .NET sets the mode of a terminal's keys before the first line.
        string[] lines = OnTerminal(columns, command).Replace("\u001b[?1h\u001b=", "").ReplaceLineEndings("\n").Split('\n');
        Assert.True(lines.Length > 5);
        Assert.All(lines, l => Assert.True(Cells.Of(l) <= columns || !Laid(l), $"{Cells.Of(l)} cells: {l}"));
    }

    [Fact]
    public void A_channel_is_not_parted_from_its_arrow() =>
        Assert.Matches("(?m)^ +→ C[A-Z0-9]+", OnTerminal(40, "test samples/tested").ReplaceLineEndings("\n"));

    /// <summary>Code is copied as it is, and a single word behind its label stays whole.</summary>
    private static bool Laid(string line) =>
        !line.Contains(" = ") && !line.Contains("  \"") && line.Trim().Replace("write  ", "").Contains(' ');

    private static string OnTerminal(int columns, string command) => Tool.Run(
        "script", MarkdownFile.Root, new Dictionary<string, string> { ["TERM"] = "xterm" },
        "-qec", $"stty cols {columns}; dotnet {typeof(Root).Assembly.Location} {command} --no-color", "/dev/null").Output;
}
