using Tocsin.Slack;

namespace Tocsin.Tests.Slack;

public class EmojiTests
{
    [Theory]
    [InlineData("rotating_light", "🚨")]
    [InlineData("+1", "👍")]
    [InlineData("thumbsup", "👍")]
    [InlineData("white_check_mark", "✅")]
    [InlineData("warning", "⚠️")]
    [InlineData("flag-kr", "🇰🇷")]
    [InlineData("kr", "🇰🇷")]
    [InlineData("skin-tone-2", "🏻")]
    public void A_shortcode_has_its_emoji(string shortcode, string emoji) => Assert.Equal(emoji, Emoji.Find(shortcode));

    [Theory]
    [InlineData("no_such_emoji")]
    [InlineData("")]
    [InlineData("# The MIT License (MIT)")]
    public void Anything_else_has_none(string shortcode) => Assert.Null(Emoji.Find(shortcode));
}
