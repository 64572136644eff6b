using System.Text;
using Tocsin.Cli.Commands;

namespace Tocsin.Tests.Cli.Runs;

public class FixingTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("tocsin-fix-").FullName;

    private string Main => Path.Combine(folder, "main.tf");

    public void Dispose()
    {
        Directory.Delete(folder, recursive: true);
        GC.SuppressFinalize(this);
    }

    [Fact]
    public void Everything_but_the_edit_stays_byte_for_byte()
    {
        string before = Broken().Replace("\n", "\r\n") + "# 끝 \t\r\n\r\n#";
        File.WriteAllBytes(Main, [0xEF, 0xBB, 0xBF, .. Encoding.UTF8.GetBytes(before)]);
        Run("lint", ".", "--fix");
        byte[] expected = [0xEF, 0xBB, 0xBF, .. Encoding.UTF8.GetBytes(before.Replace("\"$.resources\"", "\"$.resources[0]\""))];
        Assert.Equal(expected, File.ReadAllBytes(Main));
    }

    [Fact]
    public void The_files_mode_is_kept_and_nothing_is_left_beside_it()
    {
        File.WriteAllText(Main, Broken());
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(Main, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead);
        }
        Run("lint", ".", "--fix");
        Assert.Equal(["context.tf", "main.tf"], Directory.GetFiles(folder).Select(f => Path.GetFileName(f)).Order());
        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead, File.GetUnixFileMode(Main));
        }
    }

    [Fact]
    public void A_diff_alone_writes_nothing_and_is_what_git_would_apply()
    {
        File.WriteAllText(Main, Broken());
        string shown = Run("lint", ".", "--diff");
        Assert.Equal(Broken(), File.ReadAllText(Main));
        Assert.Contains("--- a/main.tf\n+++ b/main.tf\n@@ -", shown);
        Assert.Contains("-      resources    = \"$.resources\"\n+      resources    = \"$.resources[0]\"\n", shown);
    }

    [Fact]
    public void A_file_that_is_a_link_is_only_shown()
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }
        string elsewhere = Directory.CreateTempSubdirectory("tocsin-elsewhere-").FullName;
        try
        {
            string target = Path.Combine(elsewhere, "shared.tf");
            File.WriteAllText(target, Broken());
            File.CreateSymbolicLink(Main, target);
            Assert.Contains("TSN0114: main.tf is reached through a link", Run("lint", ".", "--fix"));
            Assert.Equal(Broken(), File.ReadAllText(target));
        }
        finally
        {
            Directory.Delete(elsewhere, recursive: true);
        }
    }

    [Theory]
    [InlineData("\"$.resources\"", "format(\"$.%s\", \"resources\")")]
    [InlineData("\"$.resources\"", "\"$.${\"resources\"}\"")]
    [InlineData("\"$.resources\"", "trimspace(\" $.resources\")")]
    public void A_text_that_functions_made_is_left_alone(string written, string made)
    {
        string text = Broken().Replace(written, made);
        File.WriteAllText(Main, text);
        Run("lint", ".", "--fix");
        Assert.Equal(text, File.ReadAllText(Main));
    }

    [Fact]
    public void One_local_that_two_targets_use_is_edited_once()
    {
        string text = "locals {\n  path = \"$.resources\"\n}\n\n" + Broken().Replace("\"$.resources\"", "local.path");
        int target = text.IndexOf("resource \"aws_cloudwatch_event_target\"", StringComparison.Ordinal);
        int end = text.IndexOf("\n}\n", target, StringComparison.Ordinal) + 3;
        text += text[target..end].Replace("\"ecs_deploy_failed_to_sns\"", "\"again\"").Replace("ECSDeployFailedSNS", "Again");
        File.WriteAllText(Main, text);
        Run("lint", ".", "--fix");
        Assert.Equal(text.Replace("\"$.resources\"", "\"$.resources[0]\""), File.ReadAllText(Main));
    }

    /// <summary>The article's files with an array inside quotes.</summary>
    private string Broken()
    {
        string article = Path.Combine(MarkdownRoot, "samples", "article");
        File.Copy(Path.Combine(article, "context.tf"), Path.Combine(folder, "context.tf"), overwrite: true);
        return File.ReadAllText(Path.Combine(article, "main.tf")).Replace("\"$.resources[0]\"", "\"$.resources\"");
    }

    private static string MarkdownRoot => Docs.MarkdownFile.Root;

    private string Run(params string[] arguments)
    {
        using var output = new StringWriter { NewLine = "\n" };
        Root.Run(arguments, new Invocation(TextReader.Null, output, output, new Dictionary<string, string>(), folder, IsTerminal: false));
        return output.ToString();
    }
}
