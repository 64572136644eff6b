using Tocsin.Tests.Deploy;

namespace Tocsin.Tests.Docs;

/// <summary>
/// The commands of the how-to pages are run, in their order, in a folder that looks like the repository; what they ask of AWS, moto's
/// server answers.
/// </summary>
public sealed class HowToTests
{
    public static TheoryData<string> Pages =>
        [.. MarkdownFile.All().Select(f => f.Path).Where(p => p.StartsWith("docs/how-to/", StringComparison.Ordinal))];

    [Theory]
    [MemberData(nameof(Pages))]
    public void Every_command_of_a_page_succeeds(string path)
    {
        string script = string.Join("\n", MarkdownFile.Read(path).CodeBlocks.Where(b => b.Language == "sh").Select(b => b.Code));
        Assert.NotEqual("", script);
        string folder = Directory.CreateTempSubdirectory("tocsin-how-to-").FullName;
        try
        {
            foreach (string shown in new[] { "deploy", "docs", "samples" })
            {
                Directory.CreateSymbolicLink(Path.Combine(folder, shown), Path.Combine(MarkdownFile.Root, shown));
            }
            using var aws = script.Contains("aws ", StringComparison.Ordinal) ? new MotoServer() : null;
            var (exitCode, output) = Tool.Run("bash", folder, Environment(aws), "-euxo", "pipefail", "-c", Program + script);
            Assert.True(exitCode == 0, output);
            Assert.DoesNotContain("\"FailedEntryCount\": 1", output);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>The program as it was built for the tests.</summary>
    private static string Program => $"tocsin() {{ dotnet '{Path.Combine(AppContext.BaseDirectory, "Tocsin.Cli.dll")}' \"$@\"; }}\n";

    private static Dictionary<string, string> Environment(MotoServer? aws) => new()
    {
        ["AWS_ENDPOINT_URL"] = aws?.Address
            ?? "", ["AWS_ACCESS_KEY_ID"] =
                "test", ["AWS_SECRET_ACCESS_KEY"] = "test", ["AWS_DEFAULT_REGION"] = "ap-northeast-2", ["AWS_PAGER"] = "",
    };
}
