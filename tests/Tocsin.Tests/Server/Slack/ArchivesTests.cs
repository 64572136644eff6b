using System.Net;
using System.Text.RegularExpressions;

namespace Tocsin.Tests.Server.Slack;

public class ArchivesTests
{
    [Fact]
    public async Task The_address_of_a_message_leads_to_a_page_of_its_thread()
    {
        await using var slack = await SlackServer.Start();
        string ts = (await slack.Form(
            "chat.postMessage", ("channel", "#deploys"), ("username", "<pager>"),
            ("attachments", """[{"color": "danger", "fallback": "it *failed*", "text": "it *failed* <https://a.b|here> <!channel>"}]"""))).Text("/ts")!;
        string reply = (await slack.Form(
            "chat.postMessage", ("channel", "#deploys"), ("text", "again <script>"), ("thread_ts", ts))).Text("/ts")!;
        string url = (await slack.Form("chat.getPermalink", ("channel", "#deploys"), ("message_ts", reply))).Text("/permalink")!;
        using var response = await slack.Respond(HttpMethod.Get, url, null, token: null);
        string page = await response.Content.ReadAsStringAsync();
        Assert.Equal((HttpStatusCode.OK, "text/html"), (response.StatusCode, response.Content.Headers.ContentType!.MediaType));
        Assert.Contains("<title>again &lt;script&gt; · #deploys · Tocsin</title>", page);
        Assert.Contains("<b>&lt;pager&gt;</b>", page);
        Assert.Contains("it <strong>failed</strong>", page);
        Assert.Contains("fill=\"#E01E5A\"", page);
        Assert.Equal(2, Regex.Count(page, "<figure class=\"slack\">"));
        Assert.DoesNotContain("<script", page);
        Assert.DoesNotContain("href=\"https://a.b", page);
    }

    [Theory]
    [InlineData("/slack/T1/archives/C012/p1700000000000100")]
    [InlineData("/slack/T1/archives/C012/p17000000000001000")]
    [InlineData("/slack/T1/archives/C012/1700000000000100")]
    [InlineData("/slack/team/archives/C012/p1700000000000100")]
    [InlineData("/slack/T1/archives/no channel/p1700000000000100")]
    public async Task An_address_of_nothing_is_not_found(string path)
    {
        await using var slack = await SlackServer.Start();
        Assert.Equal(HttpStatusCode.NotFound, (await slack.Send(HttpMethod.Get, path, null)).Status);
    }
}
