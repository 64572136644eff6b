using System.Net;
using Tocsin.Json;
using Tocsin.Server.Slack.Faults;
using Tocsin.Server.Slack.Workspaces;

namespace Tocsin.Tests.Server.Slack;

public class FaultTests
{
    [Fact]
    public async Task A_channel_is_told_to_come_again_as_often_as_the_script_says()
    {
        await using var slack = await SlackServer.Start();
        slack.Slack.Faults.Add(Fault("""{"method": "chat.postMessage", "channel": "C012", "times": 2, "retry_after": 7}"""));
        Assert.Equal("ok", (await slack.Form("chat.postMessage", ("channel", "C013"), ("text", "a"))).Outcome());
        Assert.Equal("ok", (await slack.Form("conversations.history", ("channel", "C012"))).Outcome());
        for (int i = 0; i < 2; i++)
        {
            using var response = await Post(slack);
            Assert.Equal(
                (HttpStatusCode.TooManyRequests, TimeSpan.FromSeconds(7)), (response.StatusCode, response.Headers.RetryAfter!.Delta));
            Assert.Equal("ratelimited", JsonParser.Parse(await response.Content.ReadAsStringAsync())!.Outcome());
        }
        Assert.Empty(slack.Slack.Faults.Waiting);
        using var third = await Post(slack);
        Assert.Equal(HttpStatusCode.OK, third.StatusCode);
    }

    [Theory]
    [InlineData("false", 0)]
    [InlineData("true", 1)]
    public async Task A_connection_ends_without_an_answer_before_the_message_is_kept_or_after(string committed, int kept)
    {
        await using var slack = await SlackServer.Start();
        slack.Slack.Faults.Add(Fault($$"""{"channel": "C012", "drop": true, "committed": {{committed}}}"""));
        await Assert.ThrowsAsync<HttpRequestException>(() => Post(slack));
        Assert.Equal(kept, slack.Messages.Read("T1", "C012", null, null, null, false, 10).Count);
    }

    [Fact]
    public async Task A_call_fails_with_a_status_or_an_error()
    {
        await using var slack = await SlackServer.Start();
        slack.Slack.Faults.Add(Fault("""{"status": 503}"""));
        slack.Slack.Faults.Add(Fault("""{"error": "fatal_error", "committed": true}"""));
        using var first = await Post(slack);
        Assert.Equal((HttpStatusCode.ServiceUnavailable, "text/html"), (first.StatusCode, first.Content.Headers.ContentType!.MediaType));
        using var second = await Post(slack);
        Assert.Equal("fatal_error", JsonParser.Parse(await second.Content.ReadAsStringAsync())!.Outcome());
        Assert.Single(slack.Messages.Read("T1", "C012", null, null, null, false, 10));
    }

    [Fact]
    public async Task A_webhook_meets_faults_of_its_own()
    {
        await using var slack = await SlackServer.Start();
        slack.Slack.Faults.Add(Fault("""{"method": "incoming-webhook", "error": "channel_is_archived"}"""));
        slack.Slack.Faults.Add(Fault("""{"method": "incoming-webhook", "retry_after": 1}"""));
        Assert.Equal((410, "channel_is_archived"), await slack.Hook("T1/B012/x", """{"text": "a"}"""));
        Assert.Equal((429, "rate_limited"), await slack.Hook("T1/B012/x", """{"text": "a"}"""));
        Assert.Equal((200, "ok"), await slack.Hook("T1/B012/x", """{"text": "a"}"""));
    }

    [Fact]
    public async Task A_slow_answer_is_right_and_comes_when_its_time_has_passed()
    {
        var clock = new HandClock();
        await using var slack = await SlackServer.Start(clock: clock);
        slack.Slack.Faults.Add(Fault("""{"slow": 30}"""));
        var answer = Post(slack);
        await clock.Waited;
        Assert.Single(slack.Messages.Channels("T1"));
        Assert.False(answer.IsCompleted);
        clock.Pass(TimeSpan.FromSeconds(30));
        using var response = await answer;
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
    }

    [Fact]
    public async Task A_paced_channel_takes_a_short_burst_and_then_a_message_a_second()
    {
        var clock = new HandClock();
        await using var slack = await SlackServer.Start(new SlackOptions { Pace = true }, clock);
        for (int i = 0; i < 3; i++)
        {
            using var burst = await Post(slack);
            Assert.Equal(HttpStatusCode.OK, burst.StatusCode);
        }
        using var beyond = await Post(slack);
        Assert.Equal((HttpStatusCode.TooManyRequests, TimeSpan.FromSeconds(1)), (beyond.StatusCode, beyond.Headers.RetryAfter!.Delta));
        Assert.Equal("ok", (await slack.Form("chat.postMessage", ("channel", "C013"), ("text", "a"))).Outcome());
        Assert.Equal((429, "rate_limited"), await slack.Hook("T1/B012/x", """{"text": "a"}"""));
        clock.Pass(TimeSpan.FromSeconds(1));
        using var next = await Post(slack);
        Assert.Equal(HttpStatusCode.OK, next.StatusCode);
    }

    [Theory]
    [InlineData("{}", "A fault is one of retry_after and slow (seconds), status (400 to 599), error and drop.")]
    [InlineData("""{"status": 200}""", "A fault is one of retry_after and slow (seconds), status (400 to 599), error and drop.")]
    [InlineData("""{"drop": true, "error": "a"}""", "A fault is one of retry_after and slow (seconds), status (400 to 599), error and drop.")]
    [InlineData("""{"drop": true, "times": 0}""", "times is 1 to 1000000.")]
    public void A_fault_that_is_none_is_told_why(string json, string wrong)
    {
        Assert.Null(SlackFault.Read(JsonParser.Parse(json)!, out string said));
        Assert.Equal(wrong, said);
    }

    [Theory]
    [InlineData("""{"method":"chat.postMessage","channel":"C012","times":2,"committed":false,"retry_after":7}""")]
    [InlineData("""{"times":1,"committed":true,"status":503}""")]
    [InlineData("""{"times":1,"committed":false,"error":"is_archived"}""")]
    [InlineData("""{"times":1,"committed":true,"drop":true}""")]
    [InlineData("""{"times":1,"committed":false,"slow":30}""")]
    public void A_fault_is_told_as_it_was_given(string json) => Assert.Equal(json, JsonWriter.Write(Fault(json).ToJson()));

    [Fact]
    public void No_more_faults_wait_than_may()
    {
        var faults = new SlackFaults();
        var fault = Fault("""{"drop": true}""");
        Assert.All(Enumerable.Range(0, 100), _ => Assert.True(faults.Add(fault)));
        Assert.False(faults.Add(fault));
        faults.Clear();
        Assert.Empty(faults.Waiting);
    }

    private static SlackFault Fault(string json)
    {
        var fault = SlackFault.Read(JsonParser.Parse(json)!, out string wrong);
        Assert.Equal("", wrong);
        return fault!;
    }

    private static Task<HttpResponseMessage> Post(SlackServer slack) => slack.Respond(
        HttpMethod.Post, "/slack/api/chat.postMessage",
        new FormUrlEncodedContent([KeyValuePair.Create("channel", "C012"), KeyValuePair.Create("text", "a")]));
}
