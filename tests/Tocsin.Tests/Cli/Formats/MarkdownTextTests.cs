using Tocsin.Cli.Formats;

namespace Tocsin.Tests.Cli.Formats;

public class MarkdownTextTests
{
    [Theory]
    [InlineData("<b>*x*</b>", "&lt;b&gt;\\*x\\*&lt;/b&gt;")]
    [InlineData("@everyone #12", "@&#8203;everyone #&#8203;12")]
    [InlineData("[a](https://b)", "\\[a\\]\\(https&#58;//b\\)")]
    [InlineData("a | b\nc", "a \\| b c")]
    public void Text_is_shown_and_does_nothing(string text, string markdown) => Assert.Equal(markdown, MarkdownText.Of(text));

    [Theory]
    [InlineData("plain", "`plain`")]
    [InlineData("a `b` ``c``", "``` a `b` ``c`` ```")]
    [InlineData("a|b", "`a¦b`")]
    public void Code_in_a_line_is_fenced_by_more_than_it_holds(string text, string markdown) =>
        Assert.Equal(markdown, MarkdownText.Code(text));

    [Fact]
    public void A_block_of_code_cannot_be_closed_from_within() =>
        Assert.Equal("`````text\na\n````\nb\n`````\n", MarkdownText.Block("text", "a\n````\nb\n"));
}
