using System.Text.RegularExpressions;
using Tocsin.Cli.Commands;
using Tocsin.Tests.Cli.Formats;
using Tocsin.Tests.Docs;

namespace Tocsin.Tests.Cli.Commands;

public partial class ExitCodeTests
{
    [Theory]
    [InlineData("test")]
    [InlineData("lint")]
    [InlineData("explain")]
    [InlineData("match")]
    [InlineData("render")]
    [InlineData("init")]
    [InlineData("serve")]
    [InlineData("send")]
    [InlineData("trace")]
    [InlineData("doctor")]
    public void Help_ends_with_the_exit_codes(string command)
    {
        string help = Reports.Run([command, "--help"]).Out;
        Assert.Matches(
            @"Exit codes:\n  0   .+\n(  1   .+\n)?  2   usage, or input that cannot be read\n(  3   .+\n)?  4   .+\n  70  a fault in "
                + @"Tocsin\n\n\z", help);
    }

    [Fact]
    public void The_README_has_the_table_that_help_has() => Assert.Equal(
        ExitCode.OfJudging.Select(e => (e.Code, e.Means)),
        Row().Matches(MarkdownFile.Read("README.md").Prose).Select(m => (int.Parse(m.Groups[1].Value), m.Groups[2].Value)));

    [Theory]
    [InlineData("delivered")]
    [InlineData("stopped")]
    [InlineData("undetermined")]
    public void Explain_ends_with_zero_however_it_comes_out(string kind) =>
        Assert.Equal(0, Reports.Run(["explain", Reports.FolderOf(kind)]).ExitCode);

    [GeneratedRegex(@"^\| (\d+) \| (.+) \|$", RegexOptions.Multiline)]
    private static partial Regex Row();
}
