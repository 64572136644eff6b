using System.Net.Http.Json;
using System.Text.Json;
using Tocsin.Aws;
using Tocsin.Flow;
using Tocsin.Server.Host;
using Tocsin.Server.Ingest;
using Tocsin.Tests.Delivery;
using Tocsin.Text;

namespace Tocsin.Tests.Server.Ingest;

/// <summary>What lies in a queue of an account, which another server stands for.</summary>
public sealed class QueuePollerTests : IAsyncLifetime
{
    private const string Queue = "arn:aws:sqs:ap-northeast-2:111122223333:events";

    private readonly HttpClient client = new(new SocketsHttpHandler { UseProxy = false });
    private readonly StringWriter log = new();
    private TocsinServer account = null!;

    public async ValueTask InitializeAsync()
    {
        // The ordinary chain looks here first; what they are is nothing to a server without keys.
        Environment.SetEnvironmentVariable("AWS_ACCESS_KEY_ID", "111122223333");
        Environment.SetEnvironmentVariable("AWS_SECRET_ACCESS_KEY", "test");
        account = await TocsinServer.Start(
            new ServerOptions { Port = 0, Region = "ap-northeast-2" }, TimeProvider.System, new ServerLog(log, TimeProvider.System));
        await Ask(
            "CreateQueue", ("QueueName", "events"), ("Attribute.1.Name", "VisibilityTimeout"), ("Attribute.1.Value", "1"));
    }

    public async ValueTask DisposeAsync()
    {
        await account.DisposeAsync();
        client.Dispose();
        await log.DisposeAsync();
    }

    [Fact]
    public async Task What_lies_in_a_queue_rings_once_and_is_gone_from_it()
    {
        string body = ((EventContent)Given.Event().Content).Event.ToString();
        await Put(body);
        await using var server = await Started();
        await Until(async () => await Rung(server) == 1 && await Lying() == 0);
        // Raw and wrapped it is the same event.
        await Put(JsonSerializer.Serialize(new Dictionary<string, string>
        {
            ["Type"] = "Notification", ["MessageId"] = "m-1", ["TopicArn"] = "arn:aws:sns:ap-northeast-2:111122223333:t",
            ["Message"] = body, ["Timestamp"] = "2026-11-30T10:00:00.000Z",
        }));
        await Until(async () => await Lying() == 0);
        Assert.Equal(1, await Rung(server));
    }

    [Fact]
    public async Task What_is_no_event_is_left_to_the_queue_and_holds_up_nothing()
    {
        await Put("no event");
        await Put(((EventContent)Given.Event().Content).Event.ToString());
        await using var server = await Started();
        // What rang is taken from the queue afterwards.
        await Until(async () => await Rung(server) == 1 && await Lying() == 1);
        Assert.Contains("leaves the message", log.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_queue_that_is_not_there_yet_is_asked_again()
    {
        await Ask("DeleteQueue", ("QueueUrl", Url));
        await using var server = await Started();
        await Until(() => Task.FromResult(log.ToString().Contains("cannot ask", StringComparison.Ordinal)));
        await Ask("CreateQueue", ("QueueName", "events"));
        await Put(((EventContent)Given.Event().Content).Event.ToString());
        await Until(async () => await Rung(server) == 1);
    }

    private string Url => new Uri(account.Address, "111122223333/events").ToString();

    private static async Task Until(Func<Task<bool>> holds)
    {
        using var timeout = new CancellationTokenSource(TimeSpan.FromSeconds(90));
        while (!await holds())
        {
            await Task.Delay(20, timeout.Token);
        }
    }

    private Task<TocsinServer> Started() => TocsinServer.Start(
        new ServerOptions
        {
            Port = 0, Region = "ap-northeast-2", Applied = Given.Resources().ToValueList(),
            Ingests = [new IngestOptions("queues", [Arn.Parse(Queue)]) { Endpoint = account.Address }],
        },
        TimeProvider.System, new ServerLog(log, TimeProvider.System));

    private Task Put(string body) => Ask("SendMessage", ("QueueUrl", Url), ("MessageBody", body));

    private async Task<int> Rung(TocsinServer server)
    {
        var answer = await client.GetFromJsonAsync<JsonElement>(new Uri(server.Address, "_tocsin/messages"));
        return answer.GetProperty("messages").GetArrayLength();
    }

    private async Task<int> Lying()
    {
        var answer = await client.GetFromJsonAsync<JsonElement>(new Uri(account.Address, "_tocsin/queues/events"));
        return answer.GetProperty("messages").GetArrayLength();
    }

    private async Task Ask(string action, params (string Name, string Value)[] parameters)
    {
        using var form = new FormUrlEncodedContent(
            [new("Action", action), new("Version", "2012-11-05"), .. parameters.Select(p => KeyValuePair.Create(p.Name, p.Value))]);
        using var answer = await client.PostAsync(account.Address, form);
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
    }
}
