using System.Text.RegularExpressions;
using Tocsin.Tests.Deploy;

namespace Tocsin.Tests.Docs;

/// <summary>What is shown for build servers, and what they read of this repository.</summary>
public sealed partial class BuildServerTests
{
    public static TheoryData<string> Snippets =>
        [.. MarkdownFile.Read("docs/reference/formats.md").CodeBlocks.Select(b => b.Code).Where(c => Run().IsMatch(c))];

    [Theory]
    [MemberData(nameof(Snippets))]
    public void A_snippet_that_runs_tocsin_installs_it_first(string snippet) =>
        Assert.InRange(snippet.IndexOf("dotnet tool install ", StringComparison.Ordinal), 0, Run().Match(snippet).Index - 1);

    [Fact]
    public void The_snippets_are_seen() => Assert.Equal(4, Snippets.Count);

    [Fact]
    public void The_hooks_of_pre_commit_run_commands_that_exist_and_are_those_of_the_page()
    {
        string hooks = File.ReadAllText(Path.Combine(MarkdownFile.Root, ".pre-commit-hooks.yaml"));
        var commands = Entry().Matches(hooks).Select(m => m.Groups[1].Value).ToList();
        Assert.Equal(["test", "lint"], commands);
        Assert.All(commands, c => Assert.Equal(0, Ran.Tocsin(MarkdownFile.Root, c, "samples/article").ExitCode));
        Assert.Equal(2, Id().Count(hooks));
        Assert.All(Id().Matches(hooks), id => Assert.Contains(id.Value, MarkdownFile.Read("docs/reference/formats.md").Text));
    }

    [GeneratedRegex(@"tocsin test infra/")]
    private static partial Regex Run();

    [GeneratedRegex(@"^  entry: tocsin (\w+)$", RegexOptions.Multiline)]
    private static partial Regex Entry();

    [GeneratedRegex(@"id: tocsin-\w+")]
    private static partial Regex Id();
}
