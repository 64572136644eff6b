using System.Diagnostics;
using System.Text.Json;
using System.Text.RegularExpressions;
using Tocsin.Cli.Formats;
using Tocsin.Cli.Formats.Sarif;
using Tocsin.Text;
using Tocsin.Told;

namespace Tocsin.Tests.Cli.Formats;

public partial class SarifReportTests
{
    public static TheoryData<string> Kinds => Reports.All;

    public static TheoryData<string, string> Codes
    {
        get
        {
            var codes = new TheoryData<string, string>();
            foreach (var code in typeof(FindingCode).GetFields())
            {
                codes.Add((string)code.GetRawConstantValue()!, code.Name);
            }
            return codes;
        }
    }

    /// <summary>What https://docs.github.com/code-security/reference/code-scanning/sarif-support-for-code-scanning requires.</summary>
    [Theory]
    [MemberData(nameof(Kinds))]
    public void It_has_what_GitHub_requires(string kind)
    {
        var log = JsonDocument.Parse(Reports.Of(kind, "sarif")).RootElement;
        Assert.Equal("2.1.0", log.GetProperty("version").GetString());
        var run = Assert.Single(log.GetProperty("runs").EnumerateArray());
        var driver = run.GetProperty("tool").GetProperty("driver");
        var rules = driver.GetProperty("rules").EnumerateArray().ToList();
        Assert.All(rules, r =>
        {
            Assert.Matches(@"^TSN\d{4}$", r.GetProperty("id").GetString());
            Assert.InRange(r.GetProperty("shortDescription").GetProperty("text").GetString()!.Length, 5, 1024);
            Assert.InRange(r.GetProperty("fullDescription").GetProperty("text").GetString()!.Length, 5, 1024);
            Assert.Contains("**Found:**", r.GetProperty("help").GetProperty("markdown").GetString());
        });
        Assert.EndsWith("/", run.GetProperty("originalUriBaseIds").GetProperty("%SRCROOT%").GetProperty("uri").GetString());
        Assert.NotEmpty(run.GetProperty("results").EnumerateArray());
        Assert.All(run.GetProperty("results").EnumerateArray(), r =>
        {
            Assert.Equal(r.GetProperty("ruleId").GetString(), rules[r.GetProperty("ruleIndex").GetInt32()].GetProperty("id").GetString());
            var place = Assert.Single(r.GetProperty("locations").EnumerateArray()).GetProperty("physicalLocation");
            Assert.True(Uri.IsWellFormedUriString(place.GetProperty("artifactLocation").GetProperty("uri").GetString(), UriKind.Relative));
            var region = place.GetProperty("region");
            Assert.True(region.GetProperty("startLine").GetInt32() >= 1);
            Assert.True(
                region.GetProperty("endColumn").GetInt32() > region.GetProperty("startColumn").GetInt32()
                    || region.GetProperty("endLine").GetInt32() > region.GetProperty("startLine").GetInt32());
            Assert.Matches(@"^[0-9a-f]+:\d+$", r.GetProperty("partialFingerprints").GetProperty("primaryLocationLineHash").GetString());
        });
    }

    [Fact]
    public void A_finding_of_no_line_is_told_of_the_folder()
    {
        string folder = Directory.CreateTempSubdirectory("tocsin-sarif-").FullName;
        try
        {
            File.WriteAllText(Path.Combine(folder, "main.tf"), "resource \"aws_sns_topic\" \"t\" {}\n");
            var result = JsonDocument.Parse(
                Reports.Run(["test", folder, "--format", "sarif"]).Out).RootElement.GetProperty("runs")[0].GetProperty("results")[0];
            Assert.Equal("TSN0106", result.GetProperty("ruleId").GetString());
            Assert.NotEmpty(
                result.GetProperty("locations")[0].GetProperty("physicalLocation").GetProperty("artifactLocation").GetProperty("uri")
                    .GetString()!);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public void A_safe_edit_is_a_fix()
    {
        var source = new SourceText("main.tf", "a = \"$.resources\"\nb = 1\n");
        var finding = new Finding(
            FindingCode.TransformerInvalidJson, Severity.Error, new Span(source, 4, 17), "an array", "resources = \"$.resources[0]\"",
                [new Edit(new Span(source, 15, 16), "[0]\"")]);
        var report = new Report(
            "current", new Assumed("111122223333", "assumed", "us-east-1", "default"), new Dictionary<string, int>(), [], [finding]);
        using var writer = new StringWriter();
        new SarifReport().Write(
            writer, Screen.None, new Printout(report, "infra", new Checkout("/repo/infra", "/repo", null), TimeSpan.Zero, 1, _ => { }));
        var fix = JsonDocument.Parse(writer.ToString()).RootElement.GetProperty("runs")[0].GetProperty("results")[0]
            .GetProperty("fixes")[0];
        var change = Assert.Single(fix.GetProperty("artifactChanges").EnumerateArray());
        Assert.Equal("infra/main.tf", change.GetProperty("artifactLocation").GetProperty("uri").GetString());
        var edit = Assert.Single(change.GetProperty("replacements").EnumerateArray());
        Assert.Equal("[0]\"", edit.GetProperty("insertedContent").GetProperty("text").GetString());
        Assert.Equal(
            """{"startLine":1,"startColumn":16,"endLine":1,"endColumn":17}""", JsonSerializer.Serialize(edit.GetProperty("deletedRegion")));
    }

    [Theory]
    [MemberData(nameof(Codes))]
    public void Every_code_has_a_page_that_says_what_it_means(string code, string name)
    {
        var page = FindingPage.Of(code);
        Assert.Equal(name, page.Name);
        Assert.All((string[])[page.Title, page.Found, page.Then, page.Write], Assert.NotEmpty);
        Assert.DoesNotMatch(RelativeLink(), page.Markdown);
    }

    [Fact]
    public void A_code_without_a_page_is_its_own_title() => Assert.Equal("TSN9999", FindingPage.Of("TSN9999").Title);

    /// <summary>
    /// Microsoft's validator, which knows the schema and GitHub's rules: npm's @microsoft/sarif-multitool. Opt-in, since it is downloaded.
    /// </summary>
    [Theory]
    [MemberData(nameof(Kinds))]
    public void The_SARIF_multitool_finds_no_error(string kind)
    {
        string? tool = Environment.GetEnvironmentVariable("TOCSIN_SARIF_MULTITOOL");
        Assert.SkipWhen(tool is null, "TOCSIN_SARIF_MULTITOOL does not name Sarif.Multitool");
        string file = Path.Combine(Directory.CreateTempSubdirectory("tocsin-sarif-").FullName, "report.sarif");
        File.WriteAllText(file, Reports.Of(kind, "sarif"));
        using var process = Process.Start(
            new ProcessStartInfo(tool!, ["validate", file, "--rule-kind", "Sarif;Ghas"]) { RedirectStandardOutput = true })!;
        string said = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        Assert.DoesNotContain(" error ", said);
        Assert.Contains("Analysis completed successfully", said);
    }

    [GeneratedRegex(@"\]\((?!https?://)")]
    private static partial Regex RelativeLink();
}
