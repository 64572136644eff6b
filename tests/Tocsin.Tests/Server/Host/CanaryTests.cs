using System.Text.Json;
using Tocsin.Chatbot;
using Tocsin.Server.Canaries;
using Tocsin.Server.Host;
using Tocsin.Tests.Delivery;

namespace Tocsin.Tests.Server.Host;

/// <summary>An event of an own source rings from time to time; where it does not, somebody hears of that another way.</summary>
public sealed class CanaryTests : IDisposable
{
    private const string Rule = "arn:aws:events:ap-northeast-2:111122223333:rule/ecs-deployment-failed";

    private readonly string data = Directory.CreateTempSubdirectory("tocsin-").FullName;
    private readonly HttpClient client = new(new SocketsHttpHandler { UseProxy = false });

    public void Dispose()
    {
        client.Dispose();
        Directory.Delete(data, recursive: true);
    }

    [Fact]
    public async Task It_is_told_once_that_the_canary_does_not_arrive_and_once_that_it_does_again()
    {
        await using var endpoint = await Endpoint.Start();
        endpoint.Answer(500);
        await using var server = await Started(endpoint);
        string refused = (await endpoint.Next()).Body;
        Assert.Contains(
            "Tocsin's canary did not arrive within 5 s: alarms may not either. No rule of the default bus of 111122223333 in "
                + "ap-northeast-2 takes the source tocsin.canary.",
            JsonDocument.Parse(refused).RootElement.GetProperty("text").GetString());
        Assert.Equal("No rule of", (await Canary(server))[..10]);
        Assert.True(endpoint.HasNothingMore);
    }

    [Fact]
    public async Task A_canary_that_a_rule_takes_arrives_and_where_Slack_refuses_it_the_notice_says_so()
    {
        await using var endpoint = await Endpoint.Start();
        await using var server = await Started(endpoint, every: TimeSpan.FromSeconds(3), within: TimeSpan.FromSeconds(1));
        Assert.Contains("did not arrive", (await endpoint.Next()).Body, StringComparison.Ordinal);
        await Call(server, "AWSEvents.PutRule", """{"Name": "canary", "EventPattern": "{\"source\": [\"tocsin.canary\"]}"}""");
        const string template = """{\"version\": \"1.0\", \"source\": \"custom\", \"content\": {\"description\": \"the canary sings\"}}""";
        await Call(server, "AWSEvents.PutTargets", $$"""
            {"Rule": "canary", "Targets": [{"Id": "1", "Arn": "{{Given.Resources().OfType<Tocsin.Sns.Topic>().Single().Arn}}",
             "Input": "{{template}}"}]}
            """);
        Assert.Contains("arrives again", (await endpoint.Next()).Body, StringComparison.Ordinal);
        Assert.Equal("", await Canary(server));
        using var fault = new StringContent("""{"error": "not_in_channel", "method": "chat.postMessage", "times": 1000}""");
        (await client.PostAsync(new Uri(server.Address, "_tocsin/slack/faults"), fault)).EnsureSuccessStatusCode();
        string told = (await endpoint.Next()).Body;
        Assert.Contains("parked, Slack: not_in_channel", told, StringComparison.Ordinal);
        Assert.Contains("\ntocsin_canary_silent 1\n", await client.GetStringAsync(new Uri(server.Address, "metrics")),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_canary_whose_notice_nobody_takes_sings_on_and_a_notice_that_no_longer_holds_is_dropped()
    {
        await using var endpoint = await Endpoint.Start();
        endpoint.Answer(500);
        await using var server = await Started(endpoint, every: TimeSpan.FromSeconds(1), within: TimeSpan.FromSeconds(5));
        Assert.Contains("did not arrive", (await endpoint.Next()).Body, StringComparison.Ordinal);
        await Call(server, "AWSEvents.PutRule", CanaryRule);
        await Call(server, "AWSEvents.PutTargets", Targets(ToTopic));
        await Until(server, "");
        Assert.True(endpoint.HasNothingMore);
    }

    [Fact]
    public async Task A_canary_that_stops_on_one_of_its_ways_or_reaches_a_queue_only_did_not_arrive()
    {
        await using var endpoint = await Endpoint.Start();
        endpoint.Answer(202);
        await using var server = await Started(endpoint, every: TimeSpan.FromSeconds(1), within: TimeSpan.FromSeconds(5));
        await Call(server, "AmazonSQS.CreateQueue", """{"QueueName": "closed"}""");
        string policy = JsonSerializer.Serialize("""
            {"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Principal": {"Service": "events.amazonaws.com"},
             "Action": "sqs:SendMessage", "Resource": "*"}]}
            """);
        await Call(server, "AmazonSQS.CreateQueue", $$$"""{"QueueName": "open", "Attributes": {"Policy": {{{policy}}}}}""");
        await Call(server, "AWSEvents.PutRule", CanaryRule);
        await Call(server, "AWSEvents.PutTargets", Targets(ToQueue("closed")));
        await Until(server, "It stopped: ");
        await Call(server, "AWSEvents.PutTargets", Targets(ToTopic, ToQueue("closed")));
        await Until(server, "Some of its ways stopped: ");
        await Call(server, "AWSEvents.RemoveTargets", """{"Rule": "canary", "Ids": ["closed"]}""");
        await Call(server, "AWSEvents.PutTargets", Targets(ToQueue("open")));
        await Until(server, "");
        await Call(server, "AWSEvents.RemoveTargets", """{"Rule": "canary", "Ids": ["topic"]}""");
        await Until(server, "It reaches a queue or a log only, and no channel.");
    }

    private const string CanaryRule = """{"Name": "canary", "EventPattern": "{\"source\": [\"tocsin.canary\"]}"}""";

    private static string ToTopic => $$$"""
        {"Id": "topic", "Arn": "{{{Given.Resources().OfType<Tocsin.Sns.Topic>().Single().Arn}}}",
         "Input": "{\"version\": \"1.0\", \"source\": \"custom\", \"content\": {\"description\": \"the canary sings\"}}"}
        """;

    private static string ToQueue(string name) => $$"""{"Id": "{{name}}", "Arn": "arn:aws:sqs:ap-northeast-2:111122223333:{{name}}"}""";

    private static string Targets(params IEnumerable<string> targets) =>
        $$"""{"Rule": "canary", "Targets": [{{string.Join(", ", targets)}}]}""";

    /// <summary>Why the last canary did not arrive begins so; it is empty where it did.</summary>
    private async Task Until(TocsinServer server, string why)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        using var pace = new PeriodicTimer(TimeSpan.FromMilliseconds(100));
        string last = "";
        try
        {
            do
            {
                await pace.WaitForNextTickAsync(patience.Token);
                last = await Canary(server);
            }
            while (why.Length == 0 ? last.Length > 0 : !last.StartsWith(why, StringComparison.Ordinal));
        }
        catch (OperationCanceledException)
        {
            Assert.Fail($"the canary is not said to be '{why}' but '{last}'");
        }
    }

    private async Task<string> Canary(TocsinServer server)
    {
        var status = JsonDocument.Parse(await client.GetStringAsync(new Uri(server.Address, "_tocsin/status")));
        return status.RootElement.GetProperty("canary").GetProperty("why").GetString()!;
    }

    private async Task Call(TocsinServer server, string operation, string body)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, server.Address) { Content = new StringContent(body) };
        string version = operation.StartsWith("AmazonSQS", StringComparison.Ordinal) ? "1.0" : "1.1";
        request.Content.Headers.ContentType = new($"application/x-amz-json-{version}");
        request.Headers.Add("X-Amz-Target", operation);
        using var answer = await client.SendAsync(request);
        string said = await answer.Content.ReadAsStringAsync();
        Assert.True(answer.IsSuccessStatusCode && !said.Contains("ErrorMessage", StringComparison.Ordinal), said);
    }

    private Task<TocsinServer> Started(Endpoint endpoint, TimeSpan? every = null, TimeSpan? within = null)
    {
        string file = Path.Combine(data, "webhook");
        File.WriteAllText(file, endpoint.Url);
        return TocsinServer.Start(
            new ServerOptions
            {
                Port = 0, Region = "ap-northeast-2", Applied = [.. Given.Resources()],
                Canary = new CanaryOptions(every ?? TimeSpan.FromDays(1), within ?? TimeSpan.FromSeconds(5), $"file:{file}"),
            },
            TimeProvider.System, new ServerLog(TextWriter.Null, TimeProvider.System));
    }
}
