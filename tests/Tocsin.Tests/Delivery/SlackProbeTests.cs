using System.Net;
using Tocsin.Aws;
using Tocsin.Delivery.Senders;
using Tocsin.Flow;

namespace Tocsin.Tests.Delivery;

/// <summary>What Slack answers when it is asked whether the bot may post, and what that means.</summary>
public sealed class SlackProbeTests
{
    private const string Write = "chat:write,channels:read";

    [Theory]
    [InlineData("""{"ok":true,"channel":{"name":"alerts","is_member":true}}""", Write, "May { Name = alerts }")]
    [InlineData("""{"ok":true,"channel":{"name":"alerts","is_member":true}}""", null, "May { Name = alerts }")]
    [InlineData("""{"ok":true,"channel":{"name":"alerts","is_member":false}}""", Write, "MayNot: Slack: not_in_channel")]
    [InlineData("""{"ok":true,"channel":{"name":"alerts","is_member":false}}""", "chat:write, chat:write.public", "May { Name = alerts }")]
    [InlineData(
        """{"ok":true,"channel":{"name":"a","is_member":false,"is_private":true}}""", "chat:write,chat:write.public",
        "MayNot: Slack: not_in_channel")]
    [InlineData("""{"ok":true,"channel":{"name":"a","is_member":true,"is_archived":true}}""", Write, "MayNot: Slack: is_archived")]
    [InlineData("""{"ok":true,"channel":{"name":"a","is_member":true}}""", "channels:read", "MayNot: Slack: missing_scope")]
    [InlineData("""{"ok":false,"error":"channel_not_found"}""", Write, "MayNot: Slack: channel_not_found")]
    [InlineData("""{"ok":false,"error":"missing_scope"}""", "chat:write", "Untold: Slack: missing_scope")]
    [InlineData("""{"ok":false,"error":"internal_error"}""", Write, "Untold: Slack: internal_error")]
    [InlineData("""{"ok":true}""", Write, "Untold: Slack's answer is no JSON of its own")]
    [InlineData("<html>", Write, "Untold: Slack's answer is no JSON of its own")]
    public async Task A_channel_is_said_to_take_posts_refuse_them_or_not_to_be_known(string answer, string? scopes, string expected)
    {
        var slack = new Scripted(HttpStatusCode.OK, answer, scopes);
        Assert.Equal(expected, Told(await slack.Probe().Channel(new Address.Slack("T1", "C1"), TestContext.Current.CancellationToken)));
        Assert.Equal(("/api/conversations.info", "Bearer xoxb-1", "channel=C1"), slack.Asked);
    }

    [Theory]
    [InlineData("""{"ok":true,"team":"Acme","team_id":"T1","user":"bell"}""", Write, "May { Name = Acme as bell }")]
    [InlineData("""{"ok":true,"team":"Acme","team_id":"T2","user":"bell"}""", Write, "MayNot: the token is of the workspace T2")]
    [InlineData("""{"ok":true,"team":"Acme","team_id":"T1","user":"bell"}""", "channels:read", "MayNot: Slack: missing_scope")]
    [InlineData("""{"ok":false,"error":"token_revoked"}""", null, "MayNot: Slack: token_revoked")]
    public async Task A_workspace_s_token_is_said_to_hold_or_not(string answer, string? scopes, string expected)
    {
        var slack = new Scripted(HttpStatusCode.OK, answer, scopes);
        Assert.Equal(expected, Told(await slack.Probe().Workspace("T1", TestContext.Current.CancellationToken)));
        Assert.Equal("/api/auth.test", slack.Asked.Path);
    }

    [Fact]
    public async Task What_Slack_does_not_answer_is_not_known_and_without_a_token_nothing_is_asked()
    {
        var slack = new Scripted(HttpStatusCode.TooManyRequests, "", null);
        Assert.Equal("Untold: Slack answered 429", Told(await slack.Probe().Workspace("T1", TestContext.Current.CancellationToken)));
        slack = new Scripted(HttpStatusCode.TooManyRequests, "", null) { After = "7" };
        var probed = await slack.Probe().Channel(new Address.Slack("T1", "C1"), TestContext.Current.CancellationToken);
        Assert.Equal(TimeSpan.FromSeconds(7), Assert.IsType<Probed.Untold>(probed).After);
        slack = new Scripted(HttpStatusCode.OK, "{}", null);
        Assert.Equal(
            "MayNot: there is no token for the workspace T1",
            Told(await slack.Probe(hasToken: false).Workspace("T1", TestContext.Current.CancellationToken)));
        Assert.Null(slack.Asked.Path);
    }

    [Theory]
    [InlineData(HttpStatusCode.OK, "ok", true)]
    [InlineData(HttpStatusCode.Accepted, "", true)]
    [InlineData(HttpStatusCode.NoContent, "", true)]
    [InlineData(HttpStatusCode.Redirect, "", false)]
    [InlineData(HttpStatusCode.InternalServerError, "", false)]
    public async Task A_webhook_took_what_it_answers_with_any_success(HttpStatusCode status, string answer, bool isTaken)
    {
        string file = Path.GetTempFileName();
        await File.WriteAllTextAsync(file, "http://127.0.0.1/hook", TestContext.Current.CancellationToken);
        using var client = new HttpClient(new Scripted(status, answer, null));
        var sent = await new WebhookSender(client, _ => null).Say($"file:{file}", "a", TestContext.Current.CancellationToken);
        File.Delete(file);
        Assert.Equal(isTaken, sent is Sent.Taken);
    }

    [Theory]
    [InlineData("Tue, 01 Dec 2026 10:00:00 GMT", "Tue, 01 Dec 2026 10:00:40 GMT", 40)]
    [InlineData("Tue, 01 Dec 2026 10:00:00 GMT", "Tue, 01 Dec 2026 09:59:00 GMT", null)]
    [InlineData("Tue, 01 Dec 2026 10:00:00 GMT", "17", 17)]
    [InlineData("Tue, 01 Dec 2026 10:00:00 GMT", "soon", null)]
    public async Task A_wait_is_asked_in_seconds_or_until_a_date_by_the_clock_of_whoever_asks(string date, string after, int? seconds)
    {
        var slack = new Scripted(HttpStatusCode.TooManyRequests, "", null) { Date = date, After = after };
        using var client = new HttpClient(slack);
        var sender = new SlackSender(client, _ => new SlackAccess(new Uri("http://127.0.0.1/api/"), "xoxb-1"));
        await using var given = await Given.Article();
        IReadOnlyList<Tocsin.Delivery.Outgoing.Leaving> heard = [];
        given.Writer.Heard = left => heard = left;
        await given.Writer.Send(Given.Event(), Door.Admin, Given.Admin);
        var sent = Assert.IsType<Sent.Later>(await sender.Send(heard.Single(), null, TestContext.Current.CancellationToken));
        Assert.Equal(seconds, (int?)sent.After?.TotalSeconds);
    }

    private static string Told(Probed probed) => probed switch
    {
        Probed.May may => may.ToString(),
        Probed.MayNot(var why, { Length: > 10 }) => $"MayNot: {why}",
        Probed.Untold(var why, { Length: > 5 }) => $"Untold: {why}",
        _ => throw new InvalidOperationException($"{probed} has no remedy"),
    };

    private sealed class Scripted(HttpStatusCode status, string answer, string? scopes) : HttpMessageHandler
    {
        public (string? Path, string? Authorization, string? Body) Asked { get; private set; }

        public string? Date { get; init; }

        public string? After { get; init; }

        public SlackProbe Probe(bool hasToken = true) => new(
            new HttpClient(this), _ => hasToken ? new SlackAccess(new Uri("http://127.0.0.1/api/"), "xoxb-1") : null, (_, _) => null);

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken stop)
        {
            Asked = (request.RequestUri!.AbsolutePath, request.Headers.Authorization?.ToString(),
                await request.Content!.ReadAsStringAsync(stop));
            var response = new HttpResponseMessage(status) { Content = new StringContent(answer) };
            foreach (var (name, value) in ((string, string?)[])[("x-oauth-scopes", scopes), ("Date", Date), ("Retry-After", After)])
            {
                if (value is not null)
                {
                    response.Headers.TryAddWithoutValidation(name, value);
                }
            }
            return response;
        }
    }
}
