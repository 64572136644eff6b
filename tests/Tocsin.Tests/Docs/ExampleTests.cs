using System.Text.RegularExpressions;
using Tocsin.Cli.Commands;

namespace Tocsin.Tests.Docs;

/// <summary>The examples of the findings' pages are run: what is bad raises the page's finding, what is good does not.</summary>
public partial class ExampleTests
{
    private const string Article = "samples/article";

    public static TheoryData<string, string, bool> Examples()
    {
        var examples = new TheoryData<string, string, bool>();
        foreach (var page in MarkdownFile.All().Where(f => f.Path.StartsWith("docs/findings/", StringComparison.Ordinal)))
        {
            foreach (var block in page.CodeBlocks.Where(b => b.Language == "hcl"))
            {
                examples.Add(
                    Path.GetFileNameWithoutExtension(page.Path), CommandBefore(block),
                    block.Code.StartsWith("# bad\n", StringComparison.Ordinal));
            }
        }
        return examples;
    }

    [Theory]
    [MemberData(nameof(Examples))]
    public void An_example_is_found_when_it_is_bad_and_not_when_it_is_good(string code, string command, bool isBad)
    {
        var blocks = MarkdownFile.Read($"docs/findings/{code}.md").CodeBlocks.ToList();
        string example = blocks.Single(b => b.Code.StartsWith(isBad ? "# bad\n" : "# good\n", StringComparison.Ordinal)).Code;
        string report = Run(command, example, blocks.Find(b => b.Language == "yaml")?.Code);
        Assert.Equal(isBad, report.Contains($"\"{code}\"", StringComparison.Ordinal));
    }

    /// <summary>What is said to find it: the last command named before the example.</summary>
    private static string CommandBefore(CodeBlock block) => Command().Matches(block.Before)[^1].Groups[1].Value;

    /// <param name="suite">The <c>tocsin.yaml</c> beside it, if the page has one.</param>
    private static string Run(string command, string example, string? suite)
    {
        string folder = Directory.CreateTempSubdirectory("tocsin-example-").FullName;
        try
        {
            File.Copy(Path.Combine(MarkdownFile.Root, Article, "context.tf"), Path.Combine(folder, "context.tf"));
            File.WriteAllText(
                Path.Combine(folder, "main.tf"), Changed(File.ReadAllText(Path.Combine(MarkdownFile.Root, Article, "main.tf")), example));
            if (suite is not null)
            {
                File.WriteAllText(Path.Combine(folder, "tocsin.yaml"), suite);
            }
            using var output = new StringWriter();
            string[] arguments = [.. command.Split(' ').Skip(1), "--format", "json"];
            Root.Run(
                arguments, new Invocation(TextReader.Null, output, output, new Dictionary<string, string>(), folder, IsTerminal: false));
            Assert.StartsWith("{", output.ToString());
            return output.ToString();
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>The blocks of the example stand in the place of those with the same first line.</summary>
    private static string Changed(string original, string example)
    {
        string[] lines = example.Split('\n');
        return Block().Replace(original, b => lines.Contains(b.Value.Split('\n')[0]) ? "" : b.Value) + "\n" + example;
    }

    [GeneratedRegex(@"`(tocsin [^`\n]+)`")]
    private static partial Regex Command();

    [GeneratedRegex(@"^\w[^\n]* \{\n.*?^\}\n", RegexOptions.Singleline | RegexOptions.Multiline)]
    private static partial Regex Block();
}
