using System.Text.RegularExpressions;
using Tocsin.Cli.Commands;
using Tocsin.Tests.Deploy;

namespace Tocsin.Tests.Docs;

public partial class ReadmeTests
{
    public static TheoryData<string, string> Outputs => new(
        from path in new[] { "README.md", "README.ko.md" }
        from block in MarkdownFile.Read(path).CodeBlocks
        where Marker().IsMatch(block.Before)
        select (path, Marker().Match(block.Before).Groups[1].Value));

    [Fact]
    public void The_Korean_README_shows_the_same_code() =>
        Assert.Equal(
            MarkdownFile.Read("README.md").CodeBlocks.Select(b => b.Code),
                MarkdownFile.Read("README.ko.md").CodeBlocks.Select(b => b.Code));

    [Fact]
    public void The_stopped_example_comes_before_the_long_one() =>
        Assert.Equal(["samples/broken", "samples/article"], Outputs.Take(2).Select(o => o.Data.Item2));

    [Theory]
    [MemberData(nameof(Outputs))]
    public void The_output_that_a_README_shows_is_the_programs(string path, string sample)
    {
        var shown = MarkdownFile.Read(path).CodeBlocks.Single(b => Marker().Match(b.Before).Groups[1].Value == sample);
        Assert.Equal(WithoutTime(Ran.Tocsin(MarkdownFile.Root, "test", sample).Output), WithoutTime(shown.Code));
    }

    [Fact]
    public void The_tests_that_a_README_shows_are_those_of_the_sample_and_pass()
    {
        Assert.Equal(
            File.ReadAllText(Path.Combine(MarkdownFile.Root, "samples", "tested", "tocsin.yaml")),
            MarkdownFile.Read("README.md").CodeBlocks.Single(b => b.Language == "yaml").Code);
        Assert.Equal(0, Ran.Tocsin(MarkdownFile.Root, "test", "samples/tested").ExitCode);
    }

    [Fact]
    public void Every_decision_is_linked() => Assert.Equal(
        Directory.GetFiles(Path.Combine(MarkdownFile.Root, "docs", "decisions")).Select(f => $"docs/decisions/{Path.GetFileName(f)}")
            .Order(StringComparer.Ordinal),
        MarkdownFile.Read("README.md").RelativeLinks.Where(l => l.StartsWith("docs/decisions/", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal));

    [Fact]
    public void Every_command_of_the_README_for_a_clone_succeeds()
    {
        var commands = Scripts.Where(IsForAClone).ToList();
        Assert.NotEmpty(commands);
        Assert.All(commands, c => Release.Succeeds("bash", MarkdownFile.Root, "-euxo", "pipefail", "-c", c));
    }

    /// <summary>In their order, by somebody who has the release's files and a copy of the repository in one folder.</summary>
    [Fact]
    public void Every_other_command_of_the_README_succeeds() => Release.InFolder(folder =>
    {
        string script = string.Join("\n", Scripts.Where(c => !IsForAClone(c)));
        Assert.Contains("docker run", script);
        foreach (string there in Directory.GetFiles(Release.Folder).Append(Path.Combine(MarkdownFile.Root, "samples")))
        {
            File.CreateSymbolicLink(Path.Combine(folder, Path.GetFileName(there)), there);
        }
        using var engine = new PrivateEngine(folder);
        var environment = Release.Feed(folder);
        environment["DOCKER_HOST"] = engine.Host;
        environment["PATH"] = $"{Path.Combine(folder, ".dotnet", "tools")}:{Environment.GetEnvironmentVariable("PATH")}";
        // A link leads out of the container: it gets the samples themselves.
        script = script.Replace("$PWD:/work:ro", $"{MarkdownFile.Root}:/work:ro", StringComparison.Ordinal);
        Release.Succeeds("bash", folder, environment, "-euxo", "pipefail", "-c", script);
    });

    private static IEnumerable<string> Scripts =>
        MarkdownFile.Read("README.md").CodeBlocks.Where(b => b.Language == "sh").Select(b => b.Code);

    private static bool IsForAClone(string script) => script.StartsWith("dotnet run ", StringComparison.Ordinal);

    private static string WithoutTime(string text) => Seconds().Replace(text, "T s").TrimEnd();

    /// <summary>What stands right before an output: <c>&lt;!-- output: samples/article --&gt;</c>.</summary>
    [GeneratedRegex(@"<!-- output: (\S+) -->\s*\z")]
    private static partial Regex Marker();

    [GeneratedRegex(@"\d+\.\d+ s\b")]
    private static partial Regex Seconds();
}
