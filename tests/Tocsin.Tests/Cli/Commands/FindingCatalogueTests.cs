using Tocsin.Tests.Cli.Formats;
using Tocsin.Tests.Docs;
using Tocsin.Text;

namespace Tocsin.Tests.Cli.Commands;

public class FindingCatalogueTests
{
    public static TheoryData<string> Codes => [.. FindingCodes.All];

    [Fact]
    public void The_list_holds_every_finding_with_its_severity_and_the_title_of_its_page()
    {
        string[] lines = Reports.Run(["lint", "--list"]).Out.TrimEnd().Split('\n');
        Assert.Equal(FindingCodes.All.AsEnumerable(), lines.Select(l => l[..7]));
        Assert.All(lines, l => Assert.StartsWith($"# {l[..7]}: {l[18..]}\n", MarkdownFile.Read($"docs/findings/{l[..7]}.md").Text));
        Assert.All(lines, l => Assert.Contains($" · {l[9..16].Trim()}", MarkdownFile.Read($"docs/findings/{l[..7]}.md").Text));
    }

    [Theory]
    [MemberData(nameof(Codes))]
    public void Explaining_a_code_shows_the_words_and_the_code_of_its_page(string code)
    {
        var (exitCode, output, _) = Reports.Run(["explain", code]);
        Assert.Equal(0, exitCode);
        string shown = string.Join(' ', output.Split((char[])[' ', '\n'], StringSplitOptions.RemoveEmptyEntries));
        var page = MarkdownFile.Read($"docs/findings/{code}.md");
        Assert.All(page.CodeBlocks, b => Assert.All(b.Code.Split('\n'), l => Assert.Contains(l, output)));
        string found = page.Text.Split("**Found:** ")[1].Split("\n\n")[0].Replace('\n', ' ');
        Assert.Contains(System.Text.RegularExpressions.Regex.Replace(found, @"\[([^\]]+)\]\((?!http)[^)]+\)", "$1"), shown);
    }

    [Fact]
    public void A_folder_that_is_called_like_a_code_is_read()
    {
        string folder = Directory.CreateTempSubdirectory("tocsin-code-").FullName;
        Directory.CreateDirectory(Path.Combine(folder, "TSN0114"));
        var (exitCode, output, _) = Reports.Run(["explain", Path.Combine(folder, "TSN0114")]);
        Assert.Equal(2, exitCode);
        Assert.Contains("TSN0009", output);
    }
}
