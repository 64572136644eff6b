using Tocsin.Cli.Commands;
using Tocsin.Tests.Deploy;

namespace Tocsin.Tests.Cli.Commands;

/// <summary>The program in a process of its own: what it makes of a terminal and of a build server cannot be seen from within.</summary>
public class ColorTests
{
    // .NET itself sets the mode of a terminal's keys; that is no colour.
    private const string Colour = "\u001b\\[[0-9;]*m";

    private const string Pattern = "{\"source\": [\"aws.ecs\"]}";

    [Fact]
    public void A_terminal_is_coloured() => Assert.Matches(Colour, OnTerminal("", ("NO_COLOR", "")));

    [Theory]
    [InlineData("--no-color", "NO_COLOR", "")]
    [InlineData("", "NO_COLOR", "1")]
    [InlineData("", "TOCSIN_NO_COLOR", "true")]
    public void A_terminal_that_wants_no_colour_has_none(string option, string variable, string value) =>
        Assert.DoesNotMatch(Colour, OnTerminal(option, (variable, value)));

    [Fact]
    public void A_build_server_is_no_terminal()
    {
        var (_, output) = Tool.Run(
            "dotnet", Path.GetTempPath(), new Dictionary<string, string> { ["GITHUB_ACTIONS"] = "true" },
            typeof(Root).Assembly.Location, "match", "-p", Pattern, "-e", "ecs.deployment-failed");
        Assert.StartsWith("✓ matches", output);
        Assert.DoesNotContain('\u001b', output);
    }

    private static string OnTerminal(string option, (string Name, string Value) variable)
    {
        var (exitCode, output) = Tool.Run(
            "script", Path.GetTempPath(), new Dictionary<string, string> { ["TERM"] = "xterm-256color", [variable.Name] = variable.Value },
            "-qec", $"dotnet {typeof(Root).Assembly.Location} match -p '{Pattern}' -e ecs.deployment-failed {option}", "/dev/null");
        Assert.Equal(0, exitCode);
        Assert.Contains("matches", output);
        return output;
    }
}
