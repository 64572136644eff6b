using System.Collections.Concurrent;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Tocsin.Tests;

namespace Tocsin.Conformance;

/// <summary>The server is ended by kill -9, at whatever it is doing: what it acknowledged is there.</summary>
public sealed class KillTests
{
    private static readonly int Kills = Long.Of(30, 300);

    /// <summary>What the local Slack does meanwhile, over and over; what is committed it takes, and only the answer is lost.</summary>
    private static readonly string[] Faults =
    [
        "{'drop':true,'committed':true}", "{'status':503,'committed':true}", "{'status':502}", "{'error':'internal_error'}", "{'slow':1}",
        "{'retry_after':1}", "{'drop':true}",
    ];

    private const int Senders = 8;

    [Fact]
    public async Task Every_event_that_was_acknowledged_is_in_the_inbox_whatever_was_killed_in_between_and_however_Slack_was()
    {
        string data = Directory.CreateTempSubdirectory("tocsin-kill-").FullName;
        var acknowledged = new ConcurrentBag<string>();
        var random = new Random(25);
        try
        {
            string article = Path.Combine(Repository.Root, "samples", "article");
            for (int i = 0; i < Kills; i++)
            {
                await using var server = await RunningServer.On(data, 0, article);
                await Misbehave(server);
                int enough = acknowledged.Count + random.Next(1, 60);
                var reached = new TaskCompletionSource();
                using var stop = new CancellationTokenSource();
                var senders = Enumerable.Range(0, Senders).Select(_ => Send(server, Acknowledge, stop.Token)).ToList();
                await reached.Task;
                await server.Kill();
                await stop.CancelAsync();
                await Task.WhenAll(senders);

                void Acknowledge(string id)
                {
                    acknowledged.Add(id);
                    if (acknowledged.Count >= enough)
                    {
                        reached.TrySetResult();
                    }
                }
            }
            Assert.True(acknowledged.Count > 10 * Kills, $"only {acknowledged.Count} events were acknowledged");
            await using var last = await RunningServer.On(data, 0, article);
            var copies = await Copies(last, acknowledged);
            Assert.Empty(copies.Where(c => c.Value == 0).Select(c => c.Key));
            TestContext.Current.SendDiagnosticMessage(
                $"{Kills} kills, {acknowledged.Count} events acknowledged, 0 lost, {copies.Values.Sum(c => c - 1)} delivered twice");
        }
        finally
        {
            Directory.Delete(data, recursive: true);
        }
    }

    private static async Task Send(RunningServer server, Action<string> acknowledge, CancellationToken stop)
    {
        using var client = new HttpClient { BaseAddress = server.Address };
        while (!stop.IsCancellationRequested)
        {
            string id = Guid.NewGuid().ToString();
            try
            {
                using var answer = await client.PostAsJsonAsync("/_tocsin/events", Event(id), stop);
                if (answer.IsSuccessStatusCode)
                {
                    acknowledge(id);
                }
            }
            catch (Exception e) when (e is HttpRequestException or OperationCanceledException or IOException)
            {
                // Killed.
                return;
            }
        }
    }

    private static async Task Misbehave(RunningServer server)
    {
        using var client = new HttpClient { BaseAddress = server.Address };
        foreach (string fault in Faults)
        {
            using var body = new StringContent(fault.Replace('\'', '"'));
            (await client.PostAsync("_tocsin/slack/faults", body)).EnsureSuccessStatusCode();
        }
    }

    /// <summary>How many messages of each event are in Slack, once what was pending has been sent.</summary>
    private static async Task<Dictionary<string, int>> Copies(RunningServer server, IEnumerable<string> ids)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(30));
        while ((long)(await server.Ask("status"))["messages"]!["pending"]! > 0)
        {
            await Task.Delay(200, patience.Token);
        }
        var copies = ids.ToDictionary(id => id, _ => 0);
        using var client = new HttpClient { BaseAddress = server.Address };
        string cursor = "";
        do
        {
            using var asked = new FormUrlEncodedContent(
                [
                    new("channel", "CXXXXXXXXXX"), new("token", "xoxb-local-TXXXXXXXXXX"), new("limit", "999"),
                    new("include_all_metadata", "true"), new("cursor", cursor),
                ]);
            using var answer = await client.PostAsync("slack/api/conversations.history", asked, patience.Token);
            var page = JsonNode.Parse(await answer.Content.ReadAsStringAsync(patience.Token))!;
            foreach (var message in page["messages"]!.AsArray())
            {
                string origin = (string)message!["metadata"]!["event_payload"]!["origin"]!;
                // What had no answer may have been kept all the same.
                if (copies.TryGetValue(origin, out int so))
                {
                    copies[origin] = so + 1;
                }
            }
            cursor = (string?)page["response_metadata"]?["next_cursor"] ?? "";
        }
        while (cursor.Length > 0);
        return copies;
    }

    internal static JsonObject Event(string id) => new()
    {
        ["version"] = "0",
        ["id"] = id,
        ["detail-type"] = "ECS Deployment State Change",
        ["source"] = "aws.ecs",
        ["account"] = "111122223333",
        ["time"] = DateTime.UtcNow.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'"),
        ["region"] = "ap-northeast-2",
        ["resources"] = new JsonArray("arn:aws:ecs:ap-northeast-2:111122223333:service/shop/orders"),
        ["detail"] = new JsonObject
        {
            ["eventType"] = "ERROR",
            ["eventName"] = "SERVICE_DEPLOYMENT_FAILED",
            ["deploymentId"] = $"ecs-svc/{id}",
            ["updatedAt"] = DateTime.UtcNow.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'"),
            ["reason"] = "ECS deployment circuit breaker: tasks failed to start.",
        },
    };
}
