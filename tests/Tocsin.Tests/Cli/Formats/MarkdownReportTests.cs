using Tocsin.Cli.Formats;
using Tocsin.Text;
using Tocsin.Told;

namespace Tocsin.Tests.Cli.Formats;

public class MarkdownReportTests
{
    [Fact]
    public void The_first_line_tells_a_bot_which_comment_it_is() =>
        Assert.StartsWith("<!-- tocsin:samples/article -->\n", Reports.Run(["test", "samples/article", "--format", "markdown"]).Out);

    [Fact]
    public void A_subject_cannot_end_the_comment() =>
        Assert.StartsWith("<!-- tocsin:___a -->\n", Write(new Report("current", Assumed, new Dictionary<string, int>(), [], []), "-->a"));

    [Fact]
    public void A_place_is_a_link_where_the_host_is_known()
    {
        string text = Reports.Run(
            ["test", Reports.FolderOf("stopped"), "--format", "markdown"],
            ("GITHUB_REPOSITORY", "acme/infra"), ("GITHUB_SHA", "0123abc"), ("GITHUB_SERVER_URL", "https://github.com")).Out;
        Assert.Contains("](<https://github.com/acme/infra/blob/0123abc/tests/Tocsin.Scenarios/estates/stopped/main.tf#L50>)", text);
    }

    [Fact]
    public void A_report_of_any_size_fits_into_a_comment()
    {
        var source = new SourceText("main.tf", "x");
        var findings = Enumerable.Range(0, 3000).Select(
            i => new Finding(FindingCode.InvalidArgument, Severity.Error, new Span(source, 0, 1), $"{i}: {new string('*', 500)}",
                new string('`', 700)));
        string text = Write(new Report("current", Assumed, new Dictionary<string, int>(), [], findings.ToValueList()), "infra");
        Assert.InRange(text.Length, 50_000, 65_536);
        Assert.Contains("are left out", text);
    }

    private static Assumed Assumed => new("111122223333", "assumed", "us-east-1", "default");

    private static string Write(Report report, string subject)
    {
        using var writer = new StringWriter();
        new MarkdownReport().Write(
            writer, Screen.None, new Printout(report, subject, new Checkout("/infra", "/", null), TimeSpan.Zero, 1, _ => { }));
        return writer.ToString();
    }
}
