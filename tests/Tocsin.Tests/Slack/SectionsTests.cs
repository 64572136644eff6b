using Tocsin.Slack;

namespace Tocsin.Tests.Slack;

public class SectionsTests
{
    [Fact]
    public void A_short_text_is_one_section() => Assert.Equal([new Block.Section("a\nb")], Sections.Of("a\nb"));

    [Fact]
    public void A_long_text_is_cut_between_lines_and_loses_nothing()
    {
        string text = string.Join('\n', Enumerable.Range(0, 400).Select(i => $"line {i} of the story"));
        var pieces = Pieces(text);
        Assert.True(pieces.Count > 2);
        Assert.All(pieces, p => Assert.InRange(p.Length, 1, Limits.SectionTextLength));
        Assert.Equal(text, string.Join('\n', pieces));
    }

    [Fact]
    public void A_code_block_that_is_cut_goes_on_in_the_next_section()
    {
        var pieces = Pieces($"```{string.Join('\n', Enumerable.Repeat("some line of a log", 300))}```");
        Assert.Equal(2, pieces.Count);
        Assert.All(pieces, p => Assert.True(p.StartsWith("```", StringComparison.Ordinal) && p.EndsWith("```", StringComparison.Ordinal)));
        Assert.All(pieces, p => Assert.InRange(p.Length, 1, Limits.SectionTextLength));
    }

    [Fact]
    public void A_text_without_spaces_is_cut_between_characters()
    {
        var pieces = Pieces("a" + string.Concat(Enumerable.Repeat("🚨", 3000)));
        Assert.All(pieces, p => Assert.False(char.IsHighSurrogate(p[^1])));
        Assert.Equal(6001, pieces.Sum(p => p.Length));
    }

    [Theory]
    [InlineData("abcdef", 6, "abcdef")]
    [InlineData("abcdefg", 6, "abcde…")]
    [InlineData("abcd🚨g", 6, "abcd…")]
    public void A_text_is_truncated_with_an_ellipsis(string text, int length, string expected) =>
        Assert.Equal(expected, Sections.Truncate(text, length));

    private static List<string> Pieces(string text) => [.. Sections.Of(text).Select(b => ((Block.Section)b).Text)];
}
