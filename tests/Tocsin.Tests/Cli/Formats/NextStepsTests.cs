using Tocsin.Tests.Docs;

namespace Tocsin.Tests.Cli.Formats;

public class NextStepsTests
{
    [Theory]
    [InlineData("ecs.deployment-failed")]
    [InlineData("sns.cloudwatch-alarm")]
    public void The_test_that_pins_a_message_passes(string sent)
    {
        string folder = Directory.CreateTempSubdirectory("tocsin-next-").FullName;
        try
        {
            foreach (string file in Directory.GetFiles(Path.Combine(MarkdownFile.Root, "samples/article"), "*.tf"))
            {
                File.Copy(file, Path.Combine(folder, Path.GetFileName(file)));
            }
            string explained = Reports.Run(["explain", folder, "-e", sent]).Out;
            string yaml = explained[explained.IndexOf("    version: 1\n", StringComparison.Ordinal)..];
            File.WriteAllLines(
                Path.Combine(folder, "tocsin.yaml"),
                yaml.Split('\n').Where(l => l.StartsWith("    ", StringComparison.Ordinal)).Select(l => l[4..]));
            var (exitCode, output, _) = Reports.Run(["test", folder]);
            Assert.True(exitCode == 0, output);
            Assert.Contains($"{sent} rings", output);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
