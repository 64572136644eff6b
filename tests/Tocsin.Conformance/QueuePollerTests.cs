using System.Text.Json.Nodes;
using Tocsin.Tests.Deploy;

namespace Tocsin.Conformance;

/// <summary>An account whose queue has an ECS event in it, which moto stands for; AWS's own client puts and asks.</summary>
public sealed class QueuePollerTests
{
    private const string Account = "123456789012";
    private const string Region = "ap-northeast-2";

    private static readonly Dictionary<string, string> Credentials = new()
    {
        ["AWS_ACCESS_KEY_ID"] = "test", ["AWS_SECRET_ACCESS_KEY"] = "test", ["AWS_DEFAULT_REGION"] = Region,
        ["AWS_EC2_METADATA_DISABLED"] = "true",
    };

    [Fact]
    public async Task What_lies_in_a_queue_of_an_account_rings_once_and_is_deleted_there()
    {
        using var account = new MotoServer();
        string url = (await Sqs("create-queue", "--queue-name", "events", "--query", "QueueUrl", "--output", "text")).Trim();
        string[] ids = ["11111111-0000-4000-8000-000000000001", "11111111-0000-4000-8000-000000000002"];
        // Raw, wrapped by SNS, and the first once more: SQS delivers at least once.
        await Put(KillTests.Event(ids[0]).ToJsonString());
        await Put(new JsonObject
        {
            ["Type"] = "Notification", ["MessageId"] = "m-1", ["TopicArn"] = $"arn:aws:sns:{Region}:{Account}:events",
            ["Message"] = KillTests.Event(ids[1]).ToJsonString(), ["Timestamp"] = "2026-11-30T10:00:00.000Z",
        }.ToJsonString());
        await Put(KillTests.Event(ids[0]).ToJsonString());

        string folder = Directory.CreateTempSubdirectory("tocsin-queue-").FullName;
        try
        {
            string settings = Path.Combine(folder, "tocsin-server.yaml");
            await File.WriteAllTextAsync(
                settings,
                $"""
                ingests:
                  - name: queues
                    from: ["arn:aws:sqs:{Region}:{Account}:events"]
                    endpoint: {account.Address}
                """);
            await using var server = await RunningServer.On(
                Path.Combine(folder, "data"), 0, Credentials, "--config", settings, Path.Combine(Repository.Root, "samples", "article"));
            using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(5));
            // Nothing is deleted before it is kept, so when the queue has nothing any more, all of it is here.
            while (await Lying() > 0)
            {
                await Task.Delay(500, patience.Token);
            }
            while ((long)(await server.Ask("status"))["messages"]!["pending"]! > 0)
            {
                await Task.Delay(100, patience.Token);
            }
            var rung = (await server.Ask("messages"))["messages"]!.AsArray();
            Assert.Equal(ids, rung.Select(m => (string)m!["event"]!).Order());
            Assert.All(rung, m => Assert.Equal("delivered", (string)m!["state"]!));
            await server.NoFaults();
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }

        Task Put(string body) => Sqs("send-message", "--queue-url", url, "--message-body", body);

        // Those that are shown and those that somebody has received.
        async Task<int> Lying()
        {
            string told = await Sqs(
                "get-queue-attributes", "--queue-url", url, "--attribute-names", "All", "--query", "Attributes", "--output", "json");
            return JsonNode.Parse(told)!.AsObject()
                .Where(a => a.Key.StartsWith("ApproximateNumberOfMessages", StringComparison.Ordinal))
                .Sum(a => int.Parse((string)a.Value!));
        }

        async Task<string> Sqs(params string[] arguments) => (await Ran.Program(
            "aws", Path.GetTempPath(), Credentials, ["--endpoint-url", account.Address, "sqs", .. arguments])).Succeeded();
    }
}
