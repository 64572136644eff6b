using System.Text.Json;
using Tocsin.Server.Host;

namespace Tocsin.Tests.Server.Host;

/// <summary>In a channel that asks for it, a service's deployments are one thread, whose first message shows how it stands.</summary>
public sealed class ThreadTests : IAsyncDisposable
{
    private readonly string data = Directory.CreateTempSubdirectory("tocsin-").FullName;
    private readonly HttpClient client = new(new SocketsHttpHandler { UseProxy = false });
    private TocsinServer? server;

    public async ValueTask DisposeAsync()
    {
        client.Dispose();
        await (server?.DisposeAsync() ?? ValueTask.CompletedTask);
        Directory.Delete(data, recursive: true);
    }

    [Fact]
    public async Task A_failure_its_rollback_and_what_follows_within_the_hour_are_one_thread_across_a_restart()
    {
        await Start("CXXXXXXXXXX");
        await Send("failed", "B");
        var parent = await Until(m => m.Contains("*Failed* `ecs-svc/B`", StringComparison.Ordinal));
        Assert.Contains("ECS Deployment Failed", parent.GetRawText(), StringComparison.Ordinal);
        // The article's rule wants failures alone: the head follows what the bus saw.
        await Send("rolling-back", "A");
        await Until(m => m.Contains("*Failed, rolling back* to `ecs-svc/A`", StringComparison.Ordinal));
        await server!.DisposeAsync();
        await Start("CXXXXXXXXXX");
        await Send("completed", "A");
        var recovered = await Until(m => m.Contains("*Recovered by rollback* to `ecs-svc/A`", StringComparison.Ordinal));
        Assert.Equal("#1D8102", recovered.GetProperty("attachments")[0].GetProperty("color").GetString());
        Assert.Equal(
            parent.GetProperty("metadata").GetRawText(), recovered.GetProperty("metadata").GetRawText());
        await Send("failed", "C");
        await Until(m => m.Contains("*Failed* `ecs-svc/C` · 2 deployments", StringComparison.Ordinal));
        await Send("failed", "D", "orders");
        await Until(m => m.Contains("*Failed* `ecs-svc/D`", StringComparison.Ordinal));
        Assert.Equal(2, (await History()).Count);
        var thread = await Slack("conversations.replies", ("ts", parent.GetProperty("ts").GetString()!));
        Assert.Equal(2, thread.Count);
    }

    [Fact]
    public async Task Tasks_of_a_deployment_that_stopped_are_told_at_the_head_of_its_thread_and_those_that_were_to_stop_are_not()
    {
        await Start("CXXXXXXXXXX");
        await Stopped("ecs-svc/B", "Scaling activity initiated by (deployment ecs-svc/C)", 0);
        await Send("failed", "B");
        await Stopped("ecs-svc/B", "Essential container in task exited", 1);
        await Until(m => m.Contains(
            "*Failed* `ecs-svc/B` · 1 task stopped: Essential container in task exited (payments exited with 1)",
            StringComparison.Ordinal));
        await Stopped("ecs-svc/B", "Essential container in task exited", 137);
        await Until(m => m.Contains(" · 2 tasks stopped: Essential container in task exited (payments exited with 137)",
            StringComparison.Ordinal));
        Assert.Single(await History());
    }

    [Fact]
    public async Task A_channel_that_does_not_ask_for_it_has_each_message_as_it_is()
    {
        await Start("C0000000001");
        await Send("failed", "B");
        await Send("rolling-back", "A");
        await Send("completed", "A");
        await Send("failed", "C");
        while ((await History()).Count < 2)
        {
            await Task.Delay(20, TestContext.Current.CancellationToken);
        }
        Assert.All(await History(), m => Assert.DoesNotContain("ecs-svc/", m.GetProperty("attachments")[0].GetProperty("blocks")[0]
            .GetRawText(), StringComparison.Ordinal));
    }

    private async Task Start(string channel) => server = await TocsinServer.Start(
        new ServerOptions
        {
            Port = 0, Region = "ap-northeast-2", Data = data, Applied = [.. Tocsin.Tests.Delivery.Given.Resources()],
            DeploymentThreads = [channel],
        },
        TimeProvider.System, new ServerLog(TextWriter.Null, TimeProvider.System));

    private Task Send(string what, string deployment, string service = "payments") =>
        Rollouts.Send(client, server!, what, deployment, service);

    private Task Stopped(string deployment, string reason, int code) => Rollouts.Send(
        client, server!, "task-stopped",
        new() { ["service"] = "payments", ["deployment"] = deployment, ["stopped-reason"] = reason, ["exit-code"] = $"{code}" });

    /// <summary>The first message of the channel that stands so.</summary>
    private async Task<JsonElement> Until(Func<string, bool> holds)
    {
        using var timeout = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        while (true)
        {
            if ((await History()).Where(m => holds(JsonDocument.Parse(m.GetRawText()).RootElement.ToString())).ToList() is [var found, ..])
            {
                return found;
            }
            await Task.Delay(20, timeout.Token);
        }
    }

    private Task<List<JsonElement>> History() => Slack("conversations.history");

    private async Task<List<JsonElement>> Slack(string method, params (string Name, string Value)[] with)
    {
        using var asked = new FormUrlEncodedContent(
            [
                new("channel", "CXXXXXXXXXX"), new("token", "xoxb-local-TXXXXXXXXXX"), new("include_all_metadata", "true"),
                .. with.Select(w => KeyValuePair.Create(w.Name, w.Value)),
            ]);
        using var answer = await client.PostAsync(new Uri(server!.Address, $"slack/api/{method}"), asked);
        using var document = JsonDocument.Parse(await answer.Content.ReadAsStringAsync());
        return document.RootElement.TryGetProperty("messages", out var messages)
            ? [.. messages.EnumerateArray().Select(m => m.Clone())] : [];
    }
}
