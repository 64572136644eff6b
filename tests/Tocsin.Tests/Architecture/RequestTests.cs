using System.Text.RegularExpressions;

namespace Tocsin.Tests.Architecture;

/// <summary>
/// Files are read into requests by the one reader that every form has: nobody puts a request or a change of the estate together by hand.
/// </summary>
public sealed partial class RequestTests
{
    // A state holds a key under another identifier than CreateKey gives: no request could say so.
    private static readonly string[] Excepted = ["KmsKey.cs"];

    [Fact]
    public void No_resource_file_makes_a_request_or_a_resource_by_hand()
    {
        string folder = Path.Combine(FolderTable.RepositoryRoot(), "src", "Tocsin.Declared");
        var files = Directory.EnumerateFiles(folder, "*.cs", SearchOption.AllDirectories)
            .Where(f => !f.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}")).ToList();
        Assert.Contains(files, f => Path.GetFileName(f) == "EventRule.cs");
        Assert.Equal(
            Excepted,
            files.Where(f => ByHand().IsMatch(File.ReadAllText(f))).Select(f => Path.GetFileName(f)).Order());
    }

    [GeneratedRegex(@"new \w+Request\b|\.Decide\(|\.Answer\(|new Change\.")]
    private static partial Regex ByHand();
}
