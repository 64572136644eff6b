using Tocsin.Slack;

namespace Tocsin.Tests.Slack;

public class MrkdwnTests
{
    [Theory]
    [InlineData("*Service:* payments", "[Bold|Service:][None| payments]")]
    [InlineData("_a_ ~b~ `c`", "[Italic|a][None| ][Strike|b][None| ][Code|c]")]
    [InlineData("*a _b_*", "[Bold|a ][Bold, Italic|b]")]
    [InlineData("```x = 1\n*y*```", "[Preformatted|x = 1\n*y*]")]
    [InlineData("> *said* so\nnot", "[Bold, Quote|said][Quote| so][None|\nnot]")]
    [InlineData("&gt; said", "[Quote|said]")]
    [InlineData("<https://example.com/a?b=1&amp;c=2|the page>", "[Link|the page]")]
    [InlineData("<https://example.com>", "[Link|https://example.com]")]
    [InlineData("see https://example.com/x.", "[None|see ][Link|https://example.com/x][None|.]")]
    [InlineData("<mailto:a@example.com>", "[Link|a@example.com]")]
    [InlineData("<@U0123> <#C0123|ops> <!here> <!channel> <!subteam^S01|"
        + "@oncall>", "[Mention|@U0123][None| ][Mention|#ops][None| ][Mention|@here][None| ][Mention|@channel][None| ][Mention|@oncall]")]
    [InlineData("<!subteam^S01>", "[Mention|@S01]")]
    [InlineData("<!date^1763859723^{date} {time}|yesterday>", "[None|yesterday]")]
    [InlineData("<!date^1763859723^{date}>", "[None|2025-11-23 01:02 UTC]")]
    [InlineData(":rotating_light: a &lt;b&gt; &amp;amp;", "[None|🚨 a <b> &amp;]")]
    [InlineData(":+1::skin-tone-2:", "[None|👍🏻]")]
    public void Markup_becomes_styled_runs(string mrkdwn, string runs) => Assert.Equal(runs, Show(mrkdwn));

    [Theory]
    [InlineData("2*3*4")]
    [InlineData("snake_case_name")]
    [InlineData("**bold** and __bold__ and ~~struck~~")]
    [InlineData("*a **b** c")]
    [InlineData("* a *")]
    [InlineData("*a\nb*")]
    [InlineData("*a")]
    [InlineData("**")]
    [InlineData("`")]
    [InlineData("a > b")]
    [InlineData("<service>")]
    [InlineData("<")]
    [InlineData(":no_such_emoji:")]
    [InlineData("10:20:30")]
    [InlineData("a & b &copy;")]
    public void What_is_not_well_formed_stays_text(string mrkdwn) => Assert.Equal($"[None|{mrkdwn}]", Show(mrkdwn));

    [Fact]
    public void A_link_keeps_its_address_unescaped() =>
        Assert.Equal("https://example.com/a?b=1&c=2", Mrkdwn.Parse("<https://example.com/a?b=1&amp;c=2|the page>")[0].Url);

    [Fact]
    public void Escaped_text_is_shown_as_it_was()
    {
        const string Text = "<!channel> & a < b";
        Assert.Equal($"[None|{Text}]", Show(Mrkdwn.Escape(Text)));
    }

    [Fact]
    public void Markers_that_nothing_closes_take_no_more_than_linear_time()
    {
        string text = string.Concat(Enumerable.Repeat("*a _b ~c <d ", 20_000));
        var watch = System.Diagnostics.Stopwatch.StartNew();
        Assert.Equal(text, string.Concat(Mrkdwn.Parse(text).Select(r => r.Text)));
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(5), $"{watch.Elapsed}");
    }

    private static string Show(string mrkdwn) => string.Concat(Mrkdwn.Parse(mrkdwn).Select(r => $"[{r.Style}|{r.Text}]"));
}
