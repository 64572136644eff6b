using Tocsin.Tests.Cli.Formats;
using Tocsin.Tests.Docs;

namespace Tocsin.Tests.Cli.Commands;

/// <summary>What a run writes, where, and what it leaves alone.</summary>
public class WritingTests
{
    private const string Template =
        """{ "Resources": { "Topic": { "Type": "AWS::SNS::Topic", "Properties": { "TopicName": "alarms" } } } }""";

    [Fact]
    public void A_report_is_written_over_that_of_the_last_run()
    {
        string folder = Folder(("alarm.json", Template));
        string report = Path.Combine(folder, "tocsin.json");
        Assert.All(Enumerable.Range(0, 2), _ => Assert.Empty(Reports.Run(["lint", folder, "--format", $"json={report}"]).Error));
        Assert.StartsWith("{", File.ReadAllText(report));
    }

    [Theory]
    [InlineData("json")]
    [InlineData("sarif")]
    public void A_report_of_any_format_is_written_over_that_of_the_last_run(string format)
    {
        string folder = Folder(("alarm.json", Template));
        string report = Path.Combine(folder, "last.json");
        Assert.All(Enumerable.Range(0, 2), _ => Assert.Empty(Reports.Run(["lint", folder, "--format", $"{format}={report}"]).Error));
    }

    [Theory]
    [InlineData("data.json", "lint")]
    [InlineData("data.json", "explain")]
    [InlineData("event.json", "lint")]
    [InlineData("event.json", "test")]
    [InlineData("event.json", "test", "--filter", "another")]
    public void What_a_function_reads_and_what_a_test_sends_is_not_written_over(string name, params string[] command)
    {
        string folder = Folder(
            ("main.tf", "resource \"aws_sns_topic\" \"a\" {\n  display_name = jsondecode(file(\"data.json\")).name\n}\n"),
            ("data.json", """{ "name": "alarms", "schema": 1 }"""),
            ("event.json", """{ "source": "aws.ecs", "detail-type": "x", "detail": {} }"""),
            ("tocsin.yaml", """
                version: 1
                tests:
                  - { name: one, event: event.json, expect: { slack: none } }
                  - { name: another, send: ecs.deployment-failed, expect: { slack: none } }
                """));
        string file = Path.Combine(folder, name), before = File.ReadAllText(file);
        var (exitCode, _, error) = Reports.Run([command[0], folder, "--format", $"json={file}", .. command[1..]]);
        Assert.Equal(2, exitCode);
        Assert.Contains("is read here, and nothing is written over it", error);
        Assert.Equal(before, File.ReadAllText(file));
    }

    [Fact]
    public void A_file_is_not_written_over_through_a_link()
    {
        string folder = Folder(("main.tf", "resource \"aws_sns_topic\" \"a\" {}\n"));
        string link = Path.Combine(folder, "out.json");
        File.CreateSymbolicLink(link, Path.Combine(folder, "main.tf"));
        var (exitCode, _, error) = Reports.Run(["lint", folder, "--format", $"json={link}"]);
        Assert.Equal(2, exitCode);
        Assert.Contains("is read here, and nothing is written over it", error);
        Assert.StartsWith("resource", File.ReadAllText(Path.Combine(folder, "main.tf")));
    }

    [Fact]
    public void A_message_is_not_written_over_by_its_rendering()
    {
        string folder = Folder(("message.json", "{}"));
        string file = Path.Combine(folder, "message.json");
        Assert.Equal(2, Reports.Run(["render", file, "--format", $"json={file}"]).ExitCode);
        Assert.Equal("{}", File.ReadAllText(file));
    }

    [Fact]
    public void What_the_environment_says_edits_no_file()
    {
        string folder = Folder(("main.tf", Broken));
        Reports.Run(["lint", folder], ("TOCSIN_FIX", "1"));
        Assert.Equal(Broken, File.ReadAllText(Path.Combine(folder, "main.tf")));
        Reports.Run(["lint", folder, "--fix"]);
        Assert.NotEqual(Broken, File.ReadAllText(Path.Combine(folder, "main.tf")));
    }

    [Fact]
    public void A_read_only_file_is_left_and_its_findings_are_told()
    {
        string folder = Folder(("main.tf", Broken));
        File.SetAttributes(Path.Combine(folder, "main.tf"), FileAttributes.ReadOnly);
        var (exitCode, output, _) = Reports.Run(["lint", folder, "--fix"]);
        Assert.Equal(1, exitCode);
        Assert.Contains("error TSN0114", output);
        Assert.Contains("left main.tf:50:22 TSN0114: main.tf is read-only", output);
        Assert.Equal(Broken, File.ReadAllText(Path.Combine(folder, "main.tf")));
    }

    [Fact]
    public void A_test_that_fails_is_annotated_at_its_line()
    {
        string folder = Folder(
            ("main.tf", File.ReadAllText(Path.Combine(MarkdownFile.Root, "samples/article/main.tf"))),
            ("tocsin.yaml", "version: 1\ntests:\n  - name: silence\n    send: ecs.deployment-failed\n    expect: { slack: none }\n"));
        Assert.Contains(
            $"::error file={folder}/tocsin.yaml,line=3,title=silence::", Reports.Run(["test", folder, "--format", "github"]).Out);
    }

    private static string Broken => File.ReadAllText(Path.Combine(Reports.FolderOf("stopped"), "main.tf"));

    private static string Folder(params (string Name, string Text)[] files)
    {
        string folder = Directory.CreateTempSubdirectory("tocsin-writing-").FullName;
        foreach (var (name, text) in files)
        {
            File.WriteAllText(Path.Combine(folder, name), text);
        }
        return folder;
    }
}
