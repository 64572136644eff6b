using System.Text.RegularExpressions;
using Tocsin.Text;

namespace Tocsin.Tests.Docs;

public partial class FindingPagesTests
{
    private static readonly Dictionary<string, string> Codes = typeof(FindingCode).GetFields()
        .ToDictionary(f => (string)f.GetRawConstantValue()!, f => f.Name);

    public static TheoryData<string> Pages => [.. Codes.Keys];

    [Fact]
    public void Every_finding_has_a_page_and_every_page_a_finding()
    {
        var pages = Directory.GetFiles(Path.Combine(MarkdownFile.Root, "docs", "findings")).Select(
            f => Path.GetFileNameWithoutExtension(f));
        Assert.Equal(Codes.Keys.Order(), pages.Order());
    }

    [Fact]
    public void Every_finding_has_one_row_in_the_reference_in_the_order_of_the_codes()
    {
        var rows = MarkdownFile.Read("docs/reference/findings.md").Text.Split('\n').Select(l => Row().Match(l)).Where(m => m.Success)
            .Select(m => m.Groups[1].Value);
        Assert.Equal(Codes.Keys, rows);
    }

    [Fact]
    public void No_code_is_given_to_two_findings() => Assert.Equal(typeof(FindingCode).GetFields().Length, Codes.Count);

    [Theory]
    [MemberData(nameof(Pages))]
    public void A_page_says_its_code_name_and_severity_and_shows_what_is_bad_and_what_is_good(string code)
    {
        var page = MarkdownFile.Read($"docs/findings/{code}.md");
        string[] lines = page.Text.Split('\n');
        Assert.StartsWith($"# {code}: ", lines[0]);
        Assert.Matches($"^`{Codes[code]}` · (error|warning|note)( · |$)", lines[2]);
        Assert.Equal(["# bad", "# good"], page.CodeBlocks.Select(b => b.Code.Split('\n', ':')[0]).Where(l => l.StartsWith('#')));
        Assert.Contains("../reference/reasons.md", page.RelativeLinks);
    }

    [GeneratedRegex(@"^\| \[(TSN\d{4})\]\(\.\./findings/\1\.md\) \| (error|warning|note) \|( [^|]+ \|){3}$")]
    private static partial Regex Row();
}
