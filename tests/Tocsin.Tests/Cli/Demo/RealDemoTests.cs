using Tocsin.Cli.Commands;
using Tocsin.Tests.Docs;

namespace Tocsin.Tests.Cli.Demo;

/// <summary><c>tocsin demo --real</c> and <c>tocsin demo compare</c>.</summary>
public sealed class RealDemoTests
{
    [Fact]
    public void The_story_happens_with_processes_and_a_server()
    {
        string told = Told("demo", "--real").ReplaceLineEndings("\n");
        string[] scenes = told.Split("\n\n");
        Assert.Contains("rolling back to deployment ecs-svc/", told, StringComparison.Ordinal);
        Assert.Contains("its last words  /bin/sh", told, StringComparison.Ordinal);
        Assert.Contains("DATABASE_URL", told, StringComparison.Ordinal);
        string alarm = Assert.Single(scenes, s => s.StartsWith("2  ", StringComparison.Ordinal));
        Assert.Contains("ECS Deployment Failed", alarm, StringComparison.Ordinal);
        Assert.Contains("tasks failed to start.", alarm, StringComparison.Ordinal);
        string fault = Assert.Single(scenes, s => s.StartsWith("3  ", StringComparison.Ordinal));
        Assert.Contains("nothing arrives  \"$.resources\" is an array", fault, StringComparison.Ordinal);
        Assert.Contains("resources = \"$.resources[0]\"", fault, StringComparison.Ordinal);
        Assert.Contains("NotAuthorizedForSourceException: Not authorized for the source.", told, StringComparison.Ordinal);
    }

    [Fact]
    public void The_page_of_the_comparison_shows_what_the_program_prints() =>
        Assert.Contains(
            $"$ tocsin demo compare\n{Told("demo", "compare")}```",
            File.ReadAllText(Path.Combine(MarkdownFile.Root, "docs", "explanation", "alarms-compared.md")), StringComparison.Ordinal);

    /// <summary>What the article found: no other alarm tells a failure from a deployment that goes well.</summary>
    [Fact]
    public void The_deployment_event_alone_rings_where_it_should()
    {
        string[] lines = Told("demo", "compare").Split('\n');
        foreach (string half in new[] { "CPU above", "SERVICE_DEPLOYMENT_FAILED", "a task has stopped", "fewer than" })
        {
            Assert.Equal(2, lines.Count(l => l.Contains(half, StringComparison.Ordinal)));
        }
        Assert.All(Rings("CPU above"), r => Assert.Equal((false, false), r));
        Assert.All(Rings("a task has stopped"), r => Assert.Equal((true, true), r));
        Assert.Equal([(false, false), (true, true)], Rings("fewer than"));
        Assert.All(Rings("SERVICE_DEPLOYMENT_FAILED"), r => Assert.Equal((false, true), r));

        IEnumerable<(bool Well, bool Fails)> Rings(string alarm) => lines.Where(l => l.Contains(alarm, StringComparison.Ordinal))
            .Select(l => (l[40..].StartsWith('+'), l[62..].StartsWith('+')));
    }

    private static string Told(params string[] arguments)
    {
        using var output = new StringWriter { NewLine = "\n" };
        var invocation = new Invocation(
            TextReader.Null, output, output, new Dictionary<string, string>(), MarkdownFile.Root, IsTerminal: false);
        Assert.Equal(0, Root.Run(arguments, invocation));
        return output.ToString();
    }
}
