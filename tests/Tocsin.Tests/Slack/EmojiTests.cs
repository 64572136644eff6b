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

    [Theory]
    [InlineData(":rotating_ligth: :tada:", "rotating_ligth")]
    [InlineData("a :our-logo: here", "our-logo")]
    public void A_shortcode_that_is_none_is_told(string text, string unknown) => Assert.Equal([unknown], Emoji.UnknownIn(text));

    [Theory]
    [InlineData("arn:aws:ecs:us-east-1:111122223333:service/prod/payments")]
    [InlineData("at 2026-11-23T01:02:03Z, http://example.com:8080/a:b:c")]
    [InlineData("`:no-emoji:` :wave::skin-tone-2:")]
    public void What_only_has_colons_is_no_shortcode(string text) => Assert.Empty(Emoji.UnknownIn(text));

    [Fact]
    public void A_slip_is_told_the_nearest_emoji() =>
        Assert.Equal(("rotating_light", null), (Emoji.Nearest("rotating_ligth"), Emoji.Nearest("our-own-logo")));
}
