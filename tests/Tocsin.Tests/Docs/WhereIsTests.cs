namespace Tocsin.Tests.Docs;

/// <summary>Who looks for something finds its file in docs/architecture.md.</summary>
public class WhereIsTests
{
    private static readonly Dictionary<string, string[]> Answers = Read(MarkdownFile.Read("docs/architecture.md").Text);

    [Theory]
    [InlineData("where a pattern is matched against an event", "Patterns")]
    [InlineData("where a policy is decided", "Policies")]
    [InlineData("what PutTargets refuses", "EventBridge")]
    [InlineData("who says \"nothing arrives\"", "Told")]
    [InlineData("what a scenario does", "Scenarios")]
    [InlineData("where a cause gets its words", "Flow")]
    public void What_a_newcomer_asks_has_an_answer(string question, string folder) =>
        Assert.Contains(Answers[question], f => f.StartsWith($"src/Tocsin/{folder}/", StringComparison.Ordinal));

    [Fact]
    public void Every_answer_is_a_file()
    {
        Assert.InRange(Answers.Count, 15, 100);
        Assert.All(Answers, answer =>
        {
            Assert.NotEmpty(answer.Value);
            Assert.All(answer.Value, file =>
                Assert.True(File.Exists(Path.Combine(MarkdownFile.Root, file)), $"{answer.Key}: there is no {file}"));
        });
    }

    [Fact]
    public void A_question_without_a_file_is_seen() =>
        Assert.Empty(Read("## Where is …\n| a | file |\n|---|---|\n| what | nowhere |\n## Next\n| b | `src/x.cs` |")["what"]);

    private static Dictionary<string, string[]> Read(string markdown) => markdown.Split("## Where is …")[1].Split("\n## ")[0].Split('\n')
        .Select(l => l.Split('|', StringSplitOptions.TrimEntries)).Where(c => c.Length == 4 && c[2] != "file" && !c[1].StartsWith('-'))
        .ToDictionary(c => c[1], c => c[2].Split('`').Where(p => p.StartsWith("src/", StringComparison.Ordinal)).ToArray());
}
