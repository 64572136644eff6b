using System.Net;
using System.Text;
using System.Text.Json;
using Tocsin.Aws;
using Tocsin.Scenarios;
using Tocsin.Server.Admin;
using Tocsin.Server.Host;
using Tocsin.Sns;
using Tocsin.Text;

namespace Tocsin.Tests.Server.Host;

public sealed class ServerTests : IDisposable
{
    private readonly string data = Directory.CreateTempSubdirectory("tocsin-").FullName;
    private readonly HttpClient client = new(new SocketsHttpHandler { UseProxy = false });

    public void Dispose()
    {
        client.Dispose();
        Directory.Delete(data, recursive: true);
    }

    [Fact]
    public async Task A_failed_deployment_arrives_in_the_inbox_and_is_there_after_a_restart()
    {
        string id;
        await using (var server = await Started())
        {
            var sent = await Post(server, "/events", Event("ecs.deployment-failed"));
            id = sent.GetProperty("id").GetString()!;
            Assert.Equal("sent", sent.GetProperty("outcome").GetString());
            var found = await Get(server, $"/messages?q=id:{id}%20is:delivered&wait=30");
            Assert.Equal(
                ":rotating_light: ECS Deployment Failed", Assert.Single(Messages(found)).GetProperty("title").GetString());
        }
        await using var again = await Started();
        var message = Assert.Single(Messages(await Get(again, $"/messages?q=service:payments%20is:delivered")));
        Assert.Equal(id, message.GetProperty("event").GetString());
        var asked = new FormUrlEncodedContent(
            [new("channel", "CXXXXXXXXXX"), new("include_all_metadata", "true"), new("token", "xoxb-local-TXXXXXXXXXX")]);
        using var answer = await client.PostAsync(new Uri(again.Address, "slack/api/conversations.history"), asked);
        using var history = JsonDocument.Parse(await answer.Content.ReadAsStringAsync());
        Assert.Equal(
            message.GetProperty("id").GetString(),
            history.RootElement.GetProperty("messages")[0].GetProperty("metadata").GetProperty("event_payload").GetProperty("id")
                .GetString());
    }

    [Fact]
    public async Task What_a_target_refuses_for_good_is_a_dead_letter_also_where_no_queue_has_it()
    {
        var denying = Tocsin.Tests.Delivery.Given.Resources()
            .Select(r => r is Topic t ? t with { Policy = TopicPolicy.Default(t.Arn) } : r);
        await using var server = await TocsinServer.Start(
            new ServerOptions { Port = 0, Region = "ap-northeast-2", Applied = denying.ToValueList() }, TimeProvider.System,
            new ServerLog(TextWriter.Null, TimeProvider.System));
        var sent = await Post(server, "/events", Event("ecs.deployment-failed"));
        await Post(server, "/events", Event("ecs.deployment-completed"));
        var letter = Assert.Single(Messages(await Get(server, "/dead-letters")));
        Assert.Equal(
            (sent.GetProperty("id").GetString(), "undelivered"),
            (letter.GetProperty("id").GetString(), letter.GetProperty("state").GetString()));
        Assert.StartsWith("sns.policy-denied; tocsin trace ", letter.GetProperty("why").GetString(), StringComparison.Ordinal);
        Assert.Empty(Messages(await Get(server, "/dead-letters?q=service:another")));
    }

    [Fact]
    public async Task What_is_declared_is_taken_where_nothing_is_kept_and_is_said_not_to_be_where_something_is()
    {
        await using (var server = await Started())
        {
            Assert.True(server.IsApplied);
        }
        await using var again = await Started();
        Assert.False(again.IsApplied);
    }

    [Fact]
    public async Task What_no_rule_wants_is_told_with_the_field_that_decided()
    {
        await using var server = await Started();
        var sent = await Post(server, "/events", Event("ecs.deployment-completed"));
        Assert.Equal("unmatched", sent.GetProperty("outcome").GetString());
        var story = await Get(server, $"/traces/{sent.GetProperty("id").GetString()}");
        Assert.Contains("detail.eventName", Assert.Single(story.GetProperty("misses").EnumerateArray()).GetProperty("detail").GetString());
        // One of no deployment is kept nowhere, and shown while it is among the last.
        await Post(server, "/events", Event("ecs.service-steady-state"));
        var dropped = await Get(server, "/dropped?q=reason:events.no-match");
        Assert.Equal(2, dropped.GetProperty("traces").GetArrayLength());
        var advice = Assert.Single(dropped.GetProperty("advice").EnumerateArray());
        Assert.StartsWith(
            "The closest rule is arn:aws:events:ap-northeast-2:111122223333:rule/ecs-deployment-failed: detail-type does not match: the "
                + "rule wants",
            advice.GetProperty("message").GetString(), StringComparison.Ordinal);
        Assert.Empty((await Get(server, "/dropped?q=-reason:events.no-match")).GetProperty("traces").EnumerateArray());
    }

    [Fact]
    public async Task A_trace_is_told_on_the_estate_that_it_was_decided_on()
    {
        await using var server = await Started("broken");
        var sent = await Post(server, "/events", Event("ecs.deployment-failed"));
        Assert.Equal("stopped", sent.GetProperty("outcome").GetString());
        string id = sent.GetProperty("id").GetString()!;
        var before = await Get(server, $"/traces/{id}");
        Assert.Contains(
            before.GetProperty("routes")[0].GetProperty("steps").EnumerateArray(),
            s => s.GetProperty("notes").EnumerateArray().Any(n => n.GetProperty("write").GetString() is { Length: > 0 }));
        string topic = Delivery.Given.Sample("broken").OfType<Topic>().Single().Arn.ToString();
        using var delete = new FormUrlEncodedContent([new("Action", "DeleteTopic"), new("Version", "2010-03-31"), new("TopicArn", topic)]);
        using var deleted = await client.PostAsync(server.Address, delete);
        Assert.Equal(HttpStatusCode.OK, deleted.StatusCode);
        Assert.Equal(before.GetRawText(), (await Get(server, $"/traces/{id}")).GetRawText());
    }

    [Theory]
    [InlineData("Host", "evil.example")]
    [InlineData("Origin", "https://evil.example")]
    public async Task A_web_page_of_somebody_else_drives_no_server_on_loopback(string header, string value)
    {
        await using var server = await Started();
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(server.Address, "_tocsin/events"))
        {
            Content = new StringContent(Event("ecs.deployment-failed")),
        };
        request.Headers.TryAddWithoutValidation(header, value);
        using var answer = await client.SendAsync(request);
        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
    }

    [Theory]
    [InlineData("?Action=ListTopics&Version=2010-03-31", "cross-site", "no-cors", HttpStatusCode.Forbidden)]
    [InlineData("?Action=ListTopics&Version=2010-03-31", "cross-site", "navigate", HttpStatusCode.Forbidden)]
    [InlineData("?Action=ListTopics&Version=2010-03-31", "same-site", "no-cors", HttpStatusCode.Forbidden)]
    [InlineData("?Action=ListTopics&Version=2010-03-31", "none", "navigate", HttpStatusCode.OK)]
    [InlineData("?Action=ConfirmSubscription&TopicArn=a&Token=b", "cross-site", "no-cors", HttpStatusCode.Forbidden)]
    [InlineData("", "cross-site", "navigate", HttpStatusCode.OK)]
    public async Task No_page_of_somebody_else_has_an_image_or_a_link_that_changes_something(
        string query, string site, string mode, HttpStatusCode expected)
    {
        await using var server = await Started();
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(server.Address, query));
        request.Headers.Add("Sec-Fetch-Site", site);
        request.Headers.Add("Sec-Fetch-Mode", mode);
        using var answer = await client.SendAsync(request);
        Assert.Equal(expected, answer.StatusCode);
    }

    [Fact]
    public async Task The_admin_API_wants_its_keys_where_it_has_some()
    {
        await using var server = await Started(keys: new AdminKeys("full", "read"));
        Assert.Equal(HttpStatusCode.Unauthorized, await Status(server, "GET", "status", null));
        Assert.Equal(HttpStatusCode.OK, await Status(server, "GET", "status", "read"));
        Assert.Equal(HttpStatusCode.Unauthorized, await Status(server, "POST", "dead-letters/redrive", "read"));
        Assert.Equal(HttpStatusCode.OK, await Status(server, "POST", "dead-letters/redrive", "full"));
        Assert.Equal(HttpStatusCode.OK, await Status(server, "GET", "ready", null));
    }

    [Fact]
    public async Task The_local_Slack_fails_as_it_is_told_to_and_the_message_is_sent_again()
    {
        await using var server = await Started();
        using var bad = await client.PostAsync(new Uri(server.Address, "_tocsin/slack/faults"), new StringContent("{}"));
        Assert.Equal(HttpStatusCode.BadRequest, bad.StatusCode);
        var waiting = await Post(server, "/slack/faults", """{"method":"chat.postMessage","times":2,"committed":true,"drop":true}""");
        Assert.Equal(
            """[{"method":"chat.postMessage","times":2,"committed":true,"drop":true}]""", waiting.GetProperty("faults").GetRawText());
        using var cleared = await client.DeleteAsync(new Uri(server.Address, "_tocsin/slack/faults"));
        Assert.Equal(HttpStatusCode.OK, cleared.StatusCode);
        await Post(server, "/slack/faults", """{"method":"chat.postMessage","error":"fatal_error"}""");
        var sent = await Post(server, "/events", Event("ecs.deployment-failed"));
        await Get(server, $"/messages?q=id:{sent.GetProperty("id").GetString()}%20is:delivered&wait=30");
        Assert.Equal("[]", (await Get(server, "/slack/faults")).GetProperty("faults").GetRawText());
        var history = await Slack(server, "conversations.history", "xoxb-local-TXXXXXXXXXX");
        string ts = Assert.Single(Messages(history)).GetProperty("ts").GetString()!;
        string page = await client.GetStringAsync(
            new Uri(server.Address, $"slack/TXXXXXXXXXX/archives/CXXXXXXXXXX/p{ts.Replace(".", "")}"));
        Assert.Contains("ECS Deployment Failed", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Slack_is_asked_again_where_it_says_when_whether_the_bot_may_post()
    {
        await using var server = await Started();
        await Post(server, "/slack/faults", """{"method":"conversations.info","retry_after":1}""");
        var channel = Assert.Single((await Get(server, "/slack/check")).GetProperty("channels").EnumerateArray());
        Assert.Equal("yes", channel.GetProperty("mayPost").GetString());
        Assert.Equal("[]", (await Get(server, "/slack/faults")).GetProperty("faults").GetRawText());
        await Post(server, "/slack/faults", """{"method":"conversations.info","retry_after":61}""");
        channel = Assert.Single((await Get(server, "/slack/check")).GetProperty("channels").EnumerateArray());
        Assert.Equal("Slack answered 429", channel.GetProperty("why").GetString());
    }

    [Fact]
    public async Task What_was_given_up_is_tried_again_in_its_order_and_all_of_it_unless_somebody_says_how_many()
    {
        const int many = 250;
        await using var server = await Started();
        await Post(server, "/slack/faults", $$"""{"method":"chat.postMessage","times":{{many}},"error":"msg_too_long"}""");
        var ids = new List<string>();
        for (int i = 0; i < many; i++)
        {
            ids.Add((await Post(server, "/events", Event("ecs.deployment-failed"))).GetProperty("messages")[0].GetString()!);
        }
        while ((await Get(server, "/messages?q=is:pending&limit=1")).GetProperty("messages").GetArrayLength() > 0)
        {
            await Task.Delay(20);
        }
        Assert.Equal(3, (await Post(server, "/dead-letters/redrive?limit=3", "")).GetProperty("redriven").GetInt32());
        await Get(server, $"/messages?q=id:{ids[2]}%20is:delivered&wait=30");
        Assert.Equal(ids[..3], await Delivered());
        Assert.Equal(many - 3, (await Post(server, "/dead-letters/redrive", "")).GetProperty("redriven").GetInt32());
        await Get(server, $"/messages?q=id:{ids[^1]}%20is:delivered&wait=30");
        Assert.Equal(ids, await Delivered());

        async Task<IEnumerable<string>> Delivered() =>
            Messages(await Get(server, "/messages?q=is:delivered&limit=1000"))
                .OrderBy(m => m.GetProperty("settled").GetDateTimeOffset()).Select(m => m.GetProperty("id").GetString()!).ToList();
    }

    [Fact]
    public async Task A_message_that_Slack_took_before_its_answer_was_lost_is_not_sent_twice()
    {
        await using var server = await Started();
        await Post(server, "/slack/faults", """{"method":"chat.postMessage","times":1,"committed":true,"drop":true}""");
        var sent = await Post(server, "/events", Event("ecs.deployment-failed"));
        var found = await Get(server, $"/messages?q=id:{sent.GetProperty("id").GetString()}%20is:delivered&wait=30");
        Assert.Equal(2, Assert.Single(Messages(found)).GetProperty("attempts").GetInt32());
        Assert.Single(Messages(await Slack(server, "conversations.history", "xoxb-local-TXXXXXXXXXX")));
    }

    [Fact]
    public async Task Where_there_are_keys_nobody_reads_the_local_Slack_without_one()
    {
        await using var server = await Started(keys: new AdminKeys("full", "read"));
        var history = await Slack(server, "conversations.history", "xoxb-local-TXXXXXXXXXX");
        Assert.Equal("invalid_auth", history.GetProperty("error").GetString());
        using var page = await client.GetAsync(new Uri(server.Address, "slack/TXXXXXXXXXX/archives/CXXXXXXXXXX/p1700000000000000"));
        Assert.Equal(HttpStatusCode.NotFound, page.StatusCode);
        // The server itself does.
        client.DefaultRequestHeaders.Authorization = new("Bearer", "full");
        var sent = await Post(server, "/events", Event("ecs.deployment-failed"));
        Assert.Single(Messages(await Get(server, $"/messages?q=id:{sent.GetProperty("id").GetString()}%20is:delivered&wait=30")));
    }

    [Fact]
    public async Task Chatbot_speaks_in_authorised_workspaces_alone_where_that_is_asked()
    {
        var options = new ServerOptions { Port = 0, Region = "ap-northeast-2", Data = data, StrictWorkspaces = true };
        await using var server =
            await TocsinServer.Start(options, TimeProvider.System, new ServerLog(TextWriter.Null, TimeProvider.System));
        Assert.Equal(HttpStatusCode.BadRequest, await Configured(server));
        await Post(server, "/slack/workspaces", """{"team":"T0123456789","name":"acme"}""");
        Assert.Equal(HttpStatusCode.Created, await Configured(server));
    }

    [Fact]
    public async Task People_see_what_rang_what_did_not_and_the_way_of_each_without_a_script()
    {
        await using var server = await Started();
        Assert.Contains("Nothing has happened yet", await client.GetStringAsync(server.Address), StringComparison.Ordinal);
        var rang = await Post(server, "/events", Event("ecs.deployment-failed"));
        string id = rang.GetProperty("id").GetString()!;
        await Get(server, $"/messages?q=id:{id}%20is:delivered&wait=30");
        await Post(server, "/events", Event("ecs.deployment-completed"));
        string home = await client.GetStringAsync(server.Address);
        Assert.Contains($"href=\"/trace/{id}\"", home, StringComparison.Ordinal);
        Assert.Contains("events.no-match", home, StringComparison.Ordinal);
        string page = await client.GetStringAsync(new Uri(server.Address, $"trace/{id}"));
        Assert.Contains("the topic policy admits events.amazonaws.com", page, StringComparison.Ordinal);
        Assert.Contains("delivered after", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<script", home + page, StringComparison.OrdinalIgnoreCase);
        using var unknown = await client.GetAsync(new Uri(server.Address, "trace/nothing"));
        Assert.Equal(HttpStatusCode.NotFound, unknown.StatusCode);
        using var closed = await client.GetAsync(new Uri(server.Address, "?q=colour:red"));
        Assert.Contains("there is no &#39;colour:&#39;", await closed.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_dropped_is_listed_with_what_to_write_and_a_queue_is_looked_into_without_receiving()
    {
        await using var server = await Started("broken");
        await Post(server, "/events", Event("ecs.deployment-failed"));
        var advice = Assert.Single((await Get(server, "/dropped")).GetProperty("advice").EnumerateArray());
        Assert.NotEmpty(advice.GetProperty("write").GetString()!);
        foreach (string asked in new[] { "Action=CreateQueue&QueueName=q",
            "Action=SendMessage&QueueUrl=http://127.0.0.1/111122223333/q&MessageBody=hello" })
        {
            using var answer = await client.PostAsync(
                server.Address, new StringContent($"{asked}&Version=2012-11-05", Encoding.UTF8, "application/x-www-form-urlencoded"));
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        }
        for (int i = 0; i < 2; i++)
        {
            var message = Assert.Single(Messages(await Get(server, "/queues/q")));
            Assert.Equal(("hello", 0), (message.GetProperty("body").GetString(), message.GetProperty("received").GetInt32()));
        }
        Assert.Equal(1, (await Get(server, "/queues")).GetProperty("queues")[0].GetProperty("messages").GetInt32());
    }

    [Fact]
    public async Task Who_waits_for_a_message_keeps_no_server_from_stopping()
    {
        Task<string> waiting;
        long begun;
        await using (var server = await Started())
        {
            waiting = client.GetStringAsync(new Uri(server.Address, "_tocsin/messages?q=id:none&wait=600"));
            await Get(server, "/ready");
            await Task.Delay(200);
            begun = Environment.TickCount64;
        }
        Assert.InRange(Environment.TickCount64 - begun, 0, 4_000);
        Assert.Equal("""{"messages":[]}""", await waiting);
    }

    [Fact]
    public async Task The_description_of_the_API_names_every_route()
    {
        await using var server = await Started();
        var paths = (await Get(server, "/openapi.json")).GetProperty("paths");
        Assert.True(paths.GetProperty("/_tocsin/messages/{id}").TryGetProperty("get", out _));
        Assert.True(paths.GetProperty("/_tocsin/events").TryGetProperty("post", out _));
    }

    [Theory]
    [InlineData("nothing", "the event is no JSON object")]
    [InlineData("""{"id":"1","account":"111122223333"}""", "the event has no 'region'")]
    public async Task What_is_no_event_is_refused_with_what_is_missing(string body, string message)
    {
        await using var server = await Started();
        using var answer = await client.PostAsync(new Uri(server.Address, "_tocsin/events"), new StringContent(body));
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains(message, await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    private async Task<JsonElement> Slack(TocsinServer server, string method, string token)
    {
        using var asked = new FormUrlEncodedContent([new("channel", "CXXXXXXXXXX"), new("token", token)]);
        using var answer = await client.PostAsync(new Uri(server.Address, $"slack/api/{method}"), asked);
        return JsonDocument.Parse(await answer.Content.ReadAsStringAsync()).RootElement;
    }

    private static IEnumerable<JsonElement> Messages(JsonElement found) => found.GetProperty("messages").EnumerateArray();

    private static string Event(string name)
    {
        var context = new EventContext(AccountId.Assumed, "ap-northeast-2");
        Assert.True(BuiltInEvents.TryMake(name, new Dictionary<string, string>(), context, out var made, out string error), error);
        return made.Json;
    }

    private Task<TocsinServer> Started(string sample = "article", AdminKeys? keys = null)
    {
        var options = new ServerOptions
        {
            Port = 0, Region = "ap-northeast-2", Data = data, Applied = Delivery.Given.Sample(sample).ToValueList(),
                AdminKeys = keys ?? AdminKeys.None,
        };
        return TocsinServer.Start(options, TimeProvider.System, new ServerLog(TextWriter.Null, TimeProvider.System));
    }

    private async Task<HttpStatusCode> Configured(TocsinServer server)
    {
        const string asked =
            """
            {"SlackTeamId":"T0123456789","SlackChannelId":"C0123456789","ConfigurationName":"alerts",
             "IamRoleArn":"arn:aws:iam::111122223333:role/chatbot"}
            """;
        using var answer = await client.PostAsync(
            new Uri(server.Address, "create-slack-channel-configuration"), new StringContent(asked, Encoding.UTF8, "application/json"));
        return answer.StatusCode;
    }

    private async Task<JsonElement> Get(TocsinServer server, string path)
    {
        using var answer = await client.GetAsync(new Uri(server.Address, "_tocsin" + path));
        return JsonDocument.Parse(await answer.Content.ReadAsStringAsync()).RootElement;
    }

    private async Task<JsonElement> Post(TocsinServer server, string path, string body)
    {
        using var answer = await client.PostAsync(
            new Uri(server.Address, "_tocsin" + path), new StringContent(body, Encoding.UTF8, "application/json"));
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return JsonDocument.Parse(await answer.Content.ReadAsStringAsync()).RootElement;
    }

    private async Task<HttpStatusCode> Status(TocsinServer server, string method, string path, string? key)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), new Uri(server.Address, "_tocsin/" + path));
        if (key is not null)
        {
            request.Headers.Add("Authorization", $"Bearer {key}");
        }
        using var answer = await client.SendAsync(request);
        return answer.StatusCode;
    }
}
