using Tocsin.Slack;

namespace Tocsin.Tests.Slack;

public class StandardMarkupTests
{
    [Theory]
    [InlineData("**bold** text", "**bold**", "*bold*")]
    [InlineData("a __b c__", "__b c__", "*b c*")]
    [InlineData("~~old~~", "~~old~~", "~old~")]
    [InlineData("see [the page](https://example.com/a)", "[the page](https://example.com/a)", "<https://example.com/a|the page>")]
    public void Markdown_is_found_with_what_says_the_same_in_Slack(string text, string written, string meant) =>
        Assert.Equal([(written, meant)], StandardMarkup.In(text));

    [Theory]
    [InlineData("*bold* _a_ ~b~ snake__case 2 ** 3 ** 4")]
    [InlineData("`**code**` and ```__more__```")]
    [InlineData("**a\nb**")]
    [InlineData("items[0](see below)")]
    public void What_Slack_reads_or_shows_as_code_is_not(string text) => Assert.Empty(StandardMarkup.In(text));
}
