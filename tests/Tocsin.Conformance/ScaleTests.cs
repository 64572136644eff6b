using System.Net.Http.Headers;
using System.Text.Json.Nodes;

namespace Tocsin.Conformance;

/// <summary>Much of everything: made, listed and read.</summary>
public sealed class ScaleTests
{
    /// <summary>
    /// As many as EventBridge has of buses and of rules on one: https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-quota.html
    /// </summary>
    private const int Buses = 40, RulesOfBus = 250;

    private const int Messages = 100_000;

    private const int Streams = 1_000;

    private const int Clients = 64;

    [Fact]
    public async Task Ten_thousand_rules_a_hundred_thousand_messages_and_a_thousand_streams_are_made_listed_and_read()
    {
        await using var server = await RunningServer.InMemory();
        using var client = new HttpClient { BaseAddress = server.Address };

        await Many(Buses, i => Ask("AWSEvents.CreateEventBus", new JsonObject { ["Name"] = $"bus-{i}" }));
        await Many(Buses * RulesOfBus, i => Ask("AWSEvents.PutRule", new JsonObject
        {
            ["Name"] = $"rule-{i}", ["EventBusName"] = $"bus-{i % Buses}", ["EventPattern"] = $$"""{"source":["shop-{{i}}"]}""",
        }));
        int rules = 0;
        for (int i = 0; i < Buses; i++)
        {
            rules += await Pages("AWSEvents.ListRules", "Rules", "NextToken", new JsonObject { ["EventBusName"] = $"bus-{i}" });
        }
        Assert.Equal(Buses * RulesOfBus, rules);

        var queue = (string)(await Ask("AmazonSQS.CreateQueue", new JsonObject { ["QueueName"] = "much" }))["QueueUrl"]!;
        await Many(Messages / 10, i => Ask("AmazonSQS.SendMessageBatch", new JsonObject
        {
            ["QueueUrl"] = queue,
            ["Entries"] = new JsonArray(
                [.. Enumerable.Range(0, 10).Select(n => new JsonObject { ["Id"] = $"{n}", ["MessageBody"] = $"message {i * 10 + n}" })]),
        }));
        int received = 0;
        await Many(Messages / 100, async _ =>
        {
            var answer = await Ask("AmazonSQS.ReceiveMessage", new JsonObject { ["QueueUrl"] = queue, ["MaxNumberOfMessages"] = 10 });
            Interlocked.Add(ref received, answer["Messages"]!.AsArray().Count);
        });
        Assert.Equal(Messages / 10, received);

        await Ask("Logs_20140328.CreateLogGroup", new JsonObject { ["logGroupName"] = "much" });
        await Many(Streams, i => Ask(
            "Logs_20140328.CreateLogStream", new JsonObject { ["logGroupName"] = "much", ["logStreamName"] = $"stream-{i}" }));
        var group = new JsonObject { ["logGroupName"] = "much" };
        Assert.Equal(Streams, await Pages("Logs_20140328.DescribeLogStreams", "logStreams", "nextToken", group));

        Assert.InRange(server.MostMebibytes, 1, 400);
        // What was built for tests is not what is measured; and its own time, since others may keep the machine busy.
        if (!string.IsNullOrEmpty(Environment.GetEnvironmentVariable("TOCSIN_RELEASE")))
        {
            Assert.InRange(server.ProcessorTime, TimeSpan.Zero, TimeSpan.FromMinutes(1));
        }

        async Task<JsonNode> Ask(string target, JsonNode request)
        {
            using var content = new StringContent(request.ToJsonString());
            content.Headers.ContentType = new MediaTypeHeaderValue("application/x-amz-json-1.1");
            using var message = new HttpRequestMessage(HttpMethod.Post, "/") { Content = content };
            message.Headers.Add("X-Amz-Target", target);
            using var answer = await client.SendAsync(message);
            string text = await answer.Content.ReadAsStringAsync();
            Assert.True(answer.IsSuccessStatusCode, text);
            return text.Length > 0 ? JsonNode.Parse(text)! : new JsonObject();
        }

        async Task<int> Pages(string target, string member, string token, JsonObject request)
        {
            int count = 0;
            string? next = null;
            do
            {
                var page = request.DeepClone();
                if (next is not null)
                {
                    page[token] = next;
                }
                var answer = await Ask(target, page);
                count += answer[member]!.AsArray().Count;
                next = (string?)answer[token];
            }
            while (next is not null);
            return count;
        }
    }

    private static Task Many(int count, Func<int, Task> ask) =>
        Parallel.ForEachAsync(
            Enumerable.Range(0, count), new ParallelOptions { MaxDegreeOfParallelism = Clients }, async (i, _) => await ask(i));
}
