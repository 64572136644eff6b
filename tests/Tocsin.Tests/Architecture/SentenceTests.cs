using System.Text.RegularExpressions;

namespace Tocsin.Tests.Architecture;

/// <summary>A sentence is for people. Whoever wants to know what was meant asks a type.</summary>
public sealed partial class SentenceTests
{
    /// <summary>Who may look into a text that is called a message, and why.</summary>
    private static readonly Dictionary<string, string> Allowed = new()
    {
        ["Tocsin/Chatbot/Recognition.cs"] = "the message is what was published, which Chatbot itself knows by its words",
        ["Tocsin/Chatbot/Undecided.cs"] = "the message is what was published",
    };

    [Fact]
    public void Nobody_reads_a_sentence_to_find_out_what_was_meant() =>
        Assert.Empty(Readers().ExceptBy(Allowed.Keys, r => r.File));

    [Fact]
    public void Whoever_is_allowed_to_does() => Assert.Empty(Allowed.Keys.Except(Readers().Select(r => r.File)));

    [Theory]
    [InlineData("if (finding.Message.Contains(\"another region\"))")]
    [InlineData("note with { Message = note.Message.Replace(\"a\", \"b\") }")]
    [InlineData("hop.Detail?.Split(',')[0]")]
    [InlineData("miss.Detail!.StartsWith(\"x\")")]
    [InlineData("finding.Write?.IndexOf('x')")]
    [InlineData("error.Message == \"Rule is required\"")]
    [InlineData("step.Detail is \"throttled\"")]
    [InlineData("Placeholder().Match(error.Message)")]
    [InlineData("Regex.IsMatch(error.Message, \"x\")")]
    [InlineData("finding.Message[..7] is \"channel\"")]
    public void Reading_is_seen(string line) => Assert.Matches(Reading(), line);

    [Theory]
    [InlineData("$\"{finding.Message} {why}\"")]
    [InlineData("new Finding(code, severity, where, note.Message)")]
    [InlineData("failed.Message.TrimEnd('.')")]
    public void Handing_on_is_none(string line) => Assert.DoesNotMatch(Reading(), line);

    private static IEnumerable<(string File, string Line)> Readers()
    {
        string src = Path.Combine(FolderTable.RepositoryRoot(), "src");
        return
            from file in Directory.EnumerateFiles(src, "*.cs", SearchOption.AllDirectories)
            where !file.Contains("/obj/", StringComparison.Ordinal) && !file.EndsWith(".g.cs", StringComparison.Ordinal)
            from line in File.ReadLines(file)
            where Reading().IsMatch(line)
            select (Path.GetRelativePath(src, file).Replace('\\', '/'), line.Trim());
    }

    [GeneratedRegex("""
        \.(Message|Detail|Write|Brief|Hint)\)?[?!]?
            (\.(Contains|StartsWith|EndsWith|Replace|IndexOf|LastIndexOf|Split|Equals|Substring|AsSpan)\(|\[|\s(==|!=|is(\snot)?)\s")
        |(Match|IsMatch|Matches)\([\w.]*\.(Message|Detail|Write)\b
        """, RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex Reading();
}
