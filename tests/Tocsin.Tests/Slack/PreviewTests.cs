using Tocsin.Slack;

namespace Tocsin.Tests.Slack;

public class PreviewTests
{
    [Fact]
    public void Lines_break_at_spaces() => Assert.Equal(["one two", "three"], Text(7, Section("one two three")));

    [Fact]
    public void A_word_that_is_too_long_breaks_anywhere() => Assert.Equal(["a", "bcdef", "gh"], Text(5, Section("a bcdefgh")));

    [Fact]
    public void Wide_characters_and_emoji_take_two_cells() =>
        Assert.Equal(["배포", "실패", "🚨🚨"], Text(5, Section("배포 실패 :rotating_light::rotating_light:")));

    [Fact]
    public void An_emoji_of_many_code_points_stays_whole() =>
        Assert.Equal(["👨‍👩‍👧", "👨‍👩‍👧"], Text(3, Section(":man-woman-girl::man-woman-girl:")));

    [Fact]
    public void Empty_lines_stay() => Assert.Equal(["a", "", "b"], Text(9, Section("a\n\nb")));

    [Fact]
    public void Preformatted_text_stands_on_lines_of_its_own() =>
        Assert.Equal(["see:", "x", "y", "then"], Text(9, Section("see: ```x\ny``` then")).Select(t => t.Trim()));

    [Fact]
    public void A_quote_is_marked_on_each_of_its_lines() => Assert.Equal(["▏ one", "▏ two", "three"], Text(6, Section("> one two\nthree")));

    [Fact]
    public void A_context_is_faint_and_on_one_line()
    {
        var line = Assert.Single(Preview.Of(Post(new Block.Context(["a", "*b*"])), 20));
        Assert.Equal("a  b", line.Text);
        Assert.Equal([Style.Faint, Style.Faint | Style.Bold], line.Runs.Select(r => r.Style));
    }

    [Fact]
    public void No_line_is_wider_than_asked()
    {
        string text = string.Concat(Enumerable.Repeat("배포 :warning: deployment-failed *for* <https://example.com|a reason> e\u0301 ", 20));
        for (int width = 2; width < 40; width++)
        {
            var lines = Preview.Of(Post(new Block.Section(text)), width);
            Assert.True(lines.Count > 20);
            Assert.All(lines, line => Assert.InRange(line.Width, 0, width));
        }
    }

    private static Block Section(string text) => new Block.Section(text);

    private static IEnumerable<string> Text(int width, params Block[] blocks) => Preview.Of(Post(blocks), width).Select(l => l.Text);

    private static Post Post(params Block[] blocks) => new("T1", "C1", "deploy-alerts", "", "", "text", [.. blocks], "#000000");
}
