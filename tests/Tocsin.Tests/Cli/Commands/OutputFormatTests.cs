using Tocsin.Tests.Cli.Formats;

namespace Tocsin.Tests.Cli.Commands;

public class OutputFormatTests
{
    private static readonly (string, string) OnGitHub = ("GITHUB_ACTIONS", "true");

    [Fact]
    public void On_GitHub_the_annotations_go_to_the_standard_error_and_spoil_no_format()
    {
        var (exitCode, output, error) = Reports.Run(["test", Reports.FolderOf("stopped"), "--format", "json"], OnGitHub);
        Assert.Equal(1, exitCode);
        Assert.Equal(System.Text.Json.JsonValueKind.Object, System.Text.Json.JsonDocument.Parse(output).RootElement.ValueKind);
        Assert.StartsWith("::error file=tests/Tocsin.Scenarios/estates/stopped/main.tf,line=50,col=22,endColumn=35,title=TSN0114::", error);
    }

    [Fact]
    public void Annotations_that_were_asked_for_are_written_once()
    {
        var (_, output, error) = Reports.Run(["test", Reports.FolderOf("stopped"), "--format", "github"], OnGitHub);
        Assert.StartsWith("::error ", output);
        Assert.Empty(error);
    }

    [Fact]
    public void Elsewhere_and_by_explain_nothing_is_annotated()
    {
        Assert.Empty(Reports.Run(["test", Reports.FolderOf("stopped")]).Error);
        Assert.Empty(Reports.Run(["explain", Reports.FolderOf("stopped")], OnGitHub).Error);
    }

    [Fact]
    public void The_step_summary_is_appended_to()
    {
        string file = Path.Combine(Directory.CreateTempSubdirectory("tocsin-summary-").FullName, "summary.md");
        File.WriteAllText(file, "before\n");
        Reports.Run(["test", Reports.FolderOf("stopped")], OnGitHub, ("GITHUB_STEP_SUMMARY", file));
        string text = File.ReadAllText(file);
        Assert.StartsWith("before\n<!-- tocsin:", text);
        Assert.Contains("TSN0114", text);
    }

    [Fact]
    public void A_step_summary_that_cannot_be_written_changes_no_verdict()
    {
        var (exitCode, _, error) = Reports.Run(
            ["test", Reports.FolderOf("delivered")], OnGitHub, ("GITHUB_STEP_SUMMARY", "/no/such/folder/summary.md"));
        Assert.Equal(0, exitCode);
        Assert.Contains("GITHUB_STEP_SUMMARY=/no/such/folder/summary.md: the file cannot be written", error);
    }

    [Fact]
    public void Several_formats_are_written_in_one_run()
    {
        string folder = Directory.CreateTempSubdirectory("tocsin-formats-").FullName;
        string[] formats = ["json", "junit", "sarif", "github", "markdown", "html"];
        var (_, output, _) = Reports.Run(
            ["test", Reports.FolderOf("stopped"), "--format", "pretty",
                .. formats.SelectMany(f => new[] { "--format", $"{f}={Path.Combine(folder, f)}" })]);
        Assert.Contains("NOTHING ARRIVES", output);
        Assert.All(formats, f => Assert.Contains("TSN0114", File.ReadAllText(Path.Combine(folder, f))));
    }

    [Fact]
    public void A_file_that_cannot_be_written_is_named()
    {
        var (exitCode, _, error) = Reports.Run(["test", Reports.FolderOf("stopped"), "--format", "html=/no/such/folder/a.html"]);
        Assert.Equal(4, exitCode);
        Assert.Contains("--format html=/no/such/folder/a.html: the file cannot be written", error);
    }
}
