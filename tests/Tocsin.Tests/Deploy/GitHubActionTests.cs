using Tocsin.Tests.Docs;

namespace Tocsin.Tests.Deploy;

/// <summary>The steps of deploy/github-action, run as a runner runs them, against the release in place of GitHub's.</summary>
public sealed class GitHubActionTests
{
    private static readonly string Action = Path.Combine(MarkdownFile.Root, "deploy", "github-action");

    [Fact]
    public void The_release_is_fetched_tested_with_and_reported() => Release.InFolder(folder =>
    {
        var environment = Runner(folder);
        Release.Succeeds(Path.Combine(Action, "fetch.sh"), folder, environment, Path.Combine(folder, "tocsin"));
        string output = Release.Succeeds(Path.Combine(Action, "test.sh"), folder, environment, Path.Combine(folder, "tocsin"));
        Assert.Contains("ECS Deployment Failed", output);
        Assert.Equal("exit-code=0\n", File.ReadAllText(environment["GITHUB_OUTPUT"]));
        Assert.Contains("ECS Deployment Failed", File.ReadAllText(environment["GITHUB_STEP_SUMMARY"]));
        Assert.Contains("\"2.1.0\"", File.ReadAllText(Path.Combine(folder, "tocsin", "tocsin.sarif")));
        Assert.StartsWith("<!-- tocsin:", File.ReadAllText(Path.Combine(folder, "tocsin", "tocsin.md")));
    });

    [Fact]
    public void An_archive_that_was_changed_is_refused() => Release.InFolder(folder =>
    {
        string elsewhere = Path.Combine(folder, "release");
        Release.Succeeds("cp", folder, "-r", Release.Folder, elsewhere);
        File.AppendAllText(Path.Combine(elsewhere, $"tocsin-{Release.Version}-linux-x64.tar.gz"), "more");
        var (exitCode, output) = Tool.Run(
            Path.Combine(Action, "fetch.sh"), folder,
            new Dictionary<string, string>(Runner(folder)) { ["TOCSIN_RELEASES"] = "file://" + elsewhere }, Path.Combine(folder, "tocsin"));
        Assert.Equal(1, exitCode);
        Assert.Contains("::error::tocsin: ", output);
        Assert.Contains("is not what the release's SHA256SUMS says", output);
        Assert.False(File.Exists(Path.Combine(folder, "tocsin", "tocsin")));
    });

    [Fact]
    public void A_release_that_is_not_there_is_told() => Release.InFolder(folder =>
    {
        var (exitCode, output) = Tool.Run(
            Path.Combine(Action, "fetch.sh"), folder,
            new Dictionary<string, string>(Runner(folder)) { ["TOCSIN_RELEASE_VERSION"] = "9.9.9" }, Path.Combine(folder, "tocsin"));
        Assert.Equal(1, exitCode);
        Assert.Contains("is there a release 9.9.9?", output);
    });

    [Fact]
    public void The_scripts_that_the_action_names_are_there()
    {
        string action = File.ReadAllText(Path.Combine(Action, "action.yml"));
        Assert.All(["fetch.sh", "test.sh"], script => Assert.Contains($"$GITHUB_ACTION_PATH/{script}", action));
        Assert.All(["fetch.sh", "test.sh"], script => Assert.True(File.Exists(Path.Combine(Action, script))));
    }

    private static Dictionary<string, string> Runner(string folder) => new()
    {
        ["TOCSIN_RELEASES"] = "file://"
            + Release.Folder, ["TOCSIN_RELEASE_VERSION"] =
                Release.Version, ["TOCSIN_PATHS"] = Path.Combine(MarkdownFile.Root, "samples", "article"),
        ["GITHUB_ACTIONS"] =
            "true", ["GITHUB_OUTPUT"] =
                Path.Combine(folder, "output"), ["GITHUB_STEP_SUMMARY"] = Path.Combine(folder, "summary.md"), ["CI"] = "true",
    };
}
