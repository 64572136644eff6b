using System.Text.Json;
using Tocsin.Scenarios;
using Tocsin.Server.Host;

namespace Tocsin.Tests.Server.Host;

/// <summary>What waits says for what, and goes when it can: asked by the admin API and on the pages.</summary>
public sealed class WaitingTests : IAsyncDisposable
{
    private readonly HttpClient client = new(new SocketsHttpHandler { UseProxy = false });
    private readonly StringWriter log = new();
    private TocsinServer? server;

    public async ValueTask DisposeAsync()
    {
        client.Dispose();
        await (server?.DisposeAsync() ?? ValueTask.CompletedTask);
    }

    [Fact]
    public async Task A_message_that_Slack_holds_says_for_how_long_and_why_and_so_does_one_behind_it()
    {
        await Start();
        await Post("slack/faults", """{"method":"chat.postMessage","times":1,"retry_after":3}""");
        string first = await Send("payments"), second = await Send("orders");
        var held = await Until(first, m => m.GetProperty("attempts").GetInt32() == 1);
        Assert.Equal(("pending", "held 3 s: Slack Retry-After"), (Text(held, "state"), Text(held, "why")));
        var behind = await Until(second, m => m.GetProperty("delays").GetArrayLength() > 0);
        Assert.Contains("Slack Retry-After", Text(behind, "why"), StringComparison.Ordinal);
        Assert.Contains("Slack Retry-After", await client.GetStringAsync(server!.Address), StringComparison.Ordinal);
        foreach (string id in new[] { first, second })
        {
            var delivered = await Until(id, m => Text(m, "state") == "delivered");
            var delay = Assert.Single(delivered.GetProperty("delays").EnumerateArray(), d => Text(d, "why") == "Slack Retry-After");
            Assert.InRange(delay.GetProperty("seconds").GetDouble(), 1, 3.5);
            var trace = await Get($"traces/{id}");
            Assert.Contains("s: Slack Retry-After", trace.GetProperty("routes")[0].GetProperty("message").GetProperty("why").GetString());
            string page = await client.GetStringAsync(new Uri(server!.Address, $"trace/{id}"));
            Assert.Contains("Slack Retry-After", page, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_channel_that_refuses_makes_one_notice_and_what_is_parked_goes_when_something_is_set_otherwise()
    {
        await Start();
        await Post("slack/faults", """{"method":"chat.postMessage","times":3,"error":"not_in_channel"}""");
        string first = await Send("payments");
        await Until(first, m => Text(m, "state") == "parked");
        string second = await Send("orders");
        await Until(second, m => Text(m, "state") == "parked");
        string notice = Text(Assert.Single((await Get("status")).GetProperty("refusing").EnumerateArray()), "notice");
        Assert.StartsWith("the Slack channel CXXXXXXXXXX of the workspace TXXXXXXXXXX: Slack: not_in_channel.", notice);
        Assert.Contains("/invite @BOT", notice, StringComparison.Ordinal);
        Assert.Contains("/invite @BOT", await client.GetStringAsync(server!.Address), StringComparison.Ordinal);
        Assert.Single(log.ToString().Split('\n'), line => line.Contains("not_in_channel", StringComparison.Ordinal));
        await Post("slack/workspaces", """{"team":"TXXXXXXXXXX","name":"acme"}""");
        await Until(first, m => Text(m, "state") == "delivered");
        await Until(second, m => Text(m, "state") == "delivered");
        Assert.Empty((await Get("status")).GetProperty("refusing").EnumerateArray());
        using var asked = new FormUrlEncodedContent([new("channel", "CXXXXXXXXXX"), new("token", "xoxb-local-TXXXXXXXXXX")]);
        using var answer = await client.PostAsync(new Uri(server!.Address, "slack/api/conversations.history"), asked);
        using var history = JsonDocument.Parse(await answer.Content.ReadAsStringAsync());
        Assert.Equal(2, history.RootElement.GetProperty("messages").GetArrayLength());
    }

    [Fact]
    public async Task A_silence_is_made_listed_ended_and_written_down_and_hides_nothing_from_the_inbox()
    {
        await Start();
        var silence = await Post(
            "silences", """{"query":"service:payments","until":"2h","reason":"we move the database","by":"alice"}""");
        string id = await Send("payments");
        var silenced = await Until(id, m => Text(m, "state") == "silenced");
        Assert.StartsWith("silenced until ", Text(silenced, "why"), StringComparison.Ordinal);
        Assert.EndsWith(" by alice: we move the database", Text(silenced, "why"), StringComparison.Ordinal);
        Assert.Equal("alice", Text(silenced.GetProperty("silence"), "by"));
        Assert.Single((await Get("messages?q=is:silenced")).GetProperty("messages").EnumerateArray());
        var listed = Assert.Single((await Get("silences")).GetProperty("silences").EnumerateArray());
        Assert.Equal((1, true), (listed.GetProperty("messages").GetInt32(), listed.GetProperty("holds").GetBoolean()));
        using var ended = await client.DeleteAsync(
            new Uri(server!.Address, $"_tocsin/silences/{silence.GetProperty("id").GetInt64()}?by=bob&reason=moved"));
        Assert.True(ended.IsSuccessStatusCode);
        await Until(id, m => Text(m, "state") == "delivered");
        Assert.Equal(
            [("silence ended", "bob", "moved"), ("silence added", "alice", "we move the database")],
            (await Get("journal")).GetProperty("journal").EnumerateArray().Select(
                l => (Text(l, "what"), Text(l, "by"), Text(l, "reason"))));
        await Post("dead-letters/redrive?q=is:dead&by=carol&reason=again", "{}");
        Assert.Equal("carol", Text((await Get("journal")).GetProperty("journal")[0], "by"));
    }

    [Theory]
    [InlineData("""{"until":"2h","reason":"r","by":"b"}""", "'query' is missing")]
    [InlineData("""{"query":"colour:red","until":"2h","reason":"r","by":"b"}""", "there is no 'colour:'")]
    [InlineData("""{"query":"service:a","reason":"r","by":"b"}""", "'until' is missing")]
    [InlineData("""{"query":"service:a","until":"soon","reason":"r","by":"b"}""", "until 'soon' is no time")]
    [InlineData("""{"query":"service:a","until":"2020-01-01T00:00:00Z","reason":"r","by":"b"}""", "is over already")]
    [InlineData("""{"query":"service:a","until":"400d","reason":"r","by":"b"}""", "more than 366 days ahead")]
    [InlineData("""{"query":"service:a","until":"2h","by":"b"}""", "'reason' is missing")]
    [InlineData("""{"query":"service:a","until":"2h","reason":"r"}""", "'by' is missing")]
    public async Task A_silence_that_does_not_say_all_of_it_is_refused_with_what_is_missing(string body, string message)
    {
        await Start();
        using var answer = await client.PostAsync(new Uri(server!.Address, "_tocsin/silences"), new StringContent(body));
        Assert.False(answer.IsSuccessStatusCode);
        Assert.Contains(message, await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Empty((await Get("silences")).GetProperty("silences").EnumerateArray());
    }

    private async Task Start() => server = await TocsinServer.Start(
        new ServerOptions { Port = 0, Region = "ap-northeast-2", Applied = [.. Tocsin.Tests.Delivery.Given.Resources()] },
        TimeProvider.System, new ServerLog(TextWriter.Synchronized(log), TimeProvider.System));

    /// <summary>Gives the event's id.</summary>
    private async Task<string> Send(string service)
    {
        var context = new EventContext(Tocsin.Aws.AccountId.Assumed, "ap-northeast-2");
        Assert.True(
            BuiltInEvents.TryMake(
                "ecs.deployment-failed", new Dictionary<string, string> { ["service"] = service }, context, out var made, out string error),
            error);
        return Text(await Post("events", ((Tocsin.Flow.EventContent)made.Addressed().Content).Event.ToString()), "id");
    }

    private async Task<JsonElement> Until(string id, Func<JsonElement, bool> holds)
    {
        using var timeout = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        while (true)
        {
            var found = (await Get($"messages?q=id:{id}")).GetProperty("messages").EnumerateArray().ToList();
            if (found.Count == 1 && holds(found[0]))
            {
                return found[0];
            }
            await Task.Delay(20, timeout.Token);
        }
    }

    private static string Text(JsonElement of, string member) => of.GetProperty(member).GetString()!;

    private async Task<JsonElement> Get(string path)
    {
        using var document = JsonDocument.Parse(await client.GetStringAsync(new Uri(server!.Address, $"_tocsin/{path}")));
        return document.RootElement.Clone();
    }

    private async Task<JsonElement> Post(string path, string body)
    {
        using var answer = await client.PostAsync(new Uri(server!.Address, $"_tocsin/{path}"), new StringContent(body));
        string text = await answer.Content.ReadAsStringAsync();
        Assert.True(answer.IsSuccessStatusCode, text);
        using var document = JsonDocument.Parse(text);
        return document.RootElement.Clone();
    }
}
