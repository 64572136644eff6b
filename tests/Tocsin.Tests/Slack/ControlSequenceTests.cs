using Tocsin.Slack;

namespace Tocsin.Tests.Slack;

public class ControlSequenceTests
{
    [Fact]
    public void Mentions_are_found_each_once() =>
        Assert.Equal(
            ["<!channel>", "<@U0123ABC>", "<!subteam^S01|@oncall>"],
            ControlSequence.MentionsIn("<!channel> <@U0123ABC> <!channel> <!subteam^S01|@oncall>"));

    [Theory]
    [InlineData("<https://example.com|page>")]
    [InlineData("<#C0123>")]
    [InlineData("<!date^1763859723^{date}|then>")]
    [InlineData("&lt;!channel&gt;")]
    [InlineData("<!channel")]
    [InlineData("<service>")]
    public void Links_dates_and_plain_text_are_no_mentions(string mrkdwn) => Assert.Empty(ControlSequence.MentionsIn(mrkdwn));
}
