using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text.Json;
using Tocsin.Server.Host;
using Tocsin.Tests.Delivery;

namespace Tocsin.Tests.Server.Host;

/// <summary>An Alertmanager is told of a deployment that failed, and when the rollback is through.</summary>
public sealed class AlertmanagerTests : IDisposable
{
    private readonly string data = Directory.CreateTempSubdirectory("tocsin-").FullName;
    private readonly HttpClient client = new(new SocketsHttpHandler { UseProxy = false });
    private readonly StringWriter log = new();

    public void Dispose()
    {
        client.Dispose();
        log.Dispose();
        Directory.Delete(data, recursive: true);
    }

    [Fact]
    public async Task It_is_told_that_a_deployment_failed_and_that_the_rollback_is_through_whatever_was_killed_in_between()
    {
        await using var endpoint = await Endpoint.Start();
        endpoint.Answer(503);
        await using (var server = await Started(endpoint.Url))
        {
            await Rollouts.Send(client, server, "failed", "B");
            var first = await endpoint.Next();
            Assert.Equal("application/json", first.Headers["content-type"]);
            // It was not taken, and comes again.
            var alert = Single(await endpoint.Next());
            Assert.Equal(
                ("EcsDeploymentFailed", "111122223333", "ap-northeast-2", "prod", "payments"),
                (Label(alert, "alertname"), Label(alert, "account"), Label(alert, "region"), Label(alert, "cluster"),
                    Label(alert, "service")));
            Assert.Equal(
                "ECS deployment of payments: ecs-svc/B failed", alert.GetProperty("annotations").GetProperty("summary").GetString());
            Assert.InRange(alert.GetProperty("endsAt").GetDateTimeOffset() - DateTimeOffset.UtcNow, TimeSpan.FromMinutes(8),
                TimeSpan.FromMinutes(10));
            Assert.Contains("Alertmanager answered 503", log.ToString(), StringComparison.Ordinal);
            Assert.Equal(1, log.ToString().Split("Alertmanager answered 503").Length - 1);
        }
        await using var again = await Started(endpoint.Url);
        var holds = Single(await endpoint.Next());
        Assert.True(holds.GetProperty("endsAt").GetDateTimeOffset() > DateTimeOffset.UtcNow);
        await Rollouts.Send(client, again, "rolling-back", "A");
        await endpoint.Next();
        await Rollouts.Send(client, again, "completed", "A");
        var ended = Single(await endpoint.Next());
        Assert.True(ended.GetProperty("endsAt").GetDateTimeOffset() <= DateTimeOffset.UtcNow);
        Assert.Equal(holds.GetProperty("startsAt").GetString(), ended.GetProperty("startsAt").GetString());
        Assert.Equal(holds.GetProperty("labels").GetRawText(), ended.GetProperty("labels").GetRawText());
    }

    [Fact]
    public async Task Debian_s_Alertmanager_has_the_alert_until_the_rollback_is_through()
    {
        const string program = "/usr/bin/prometheus-alertmanager";
        Assert.SkipUnless(File.Exists(program), "there is no Alertmanager here: Debian's package prometheus-alertmanager");
        string config = Path.Combine(data, "alertmanager.yml");
        await File.WriteAllTextAsync(config, "route: {receiver: none}\nreceivers: [{name: none}]\n");
        int port = FreePort();
        using var process = Process.Start(new ProcessStartInfo(program,
            [
                $"--config.file={config}", $"--storage.path={Path.Combine(data, "alertmanager")}", $"--web.listen-address=127.0.0.1:{port}",
                "--cluster.listen-address=",
            ])
        {
            RedirectStandardError = true, RedirectStandardOutput = true,
        })!;
        process.ErrorDataReceived += static (_, _) => { };
        process.BeginErrorReadLine();
        try
        {
            await using var server = await Started($"http://127.0.0.1:{port}/");
            await Rollouts.Send(client, server, "failed", "B");
            var alerts = await Until(port, a => a.Count == 1);
            Assert.Equal(("payments", "active"), (Label(alerts[0], "service"), State(alerts[0])));
            await Rollouts.Send(client, server, "rolling-back", "A");
            await Until(port, a => a.Count == 1 && a[0].GetProperty("annotations").GetProperty("summary").GetString()!
                .EndsWith("rolling back to ecs-svc/A", StringComparison.Ordinal));
            await Rollouts.Send(client, server, "completed", "A");
            await Until(port, a => a.Count == 0);
        }
        finally
        {
            process.Kill();
            await process.WaitForExitAsync(CancellationToken.None);
        }
    }

    [Fact]
    public async Task A_server_ends_whole_where_a_loop_of_it_ended_by_a_fault()
    {
        for (int i = 0; i < 2; i++)
        {
            await using (await Started("http://127.0.0.1:1/", new NoMinute()))
            {
            }
        }
        Assert.Contains("what the server looks after beside messages ended before it", log.ToString(), StringComparison.Ordinal);
    }

    /// <summary>Nobody can wait for a minute.</summary>
    private sealed class NoMinute : TimeProvider
    {
        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
            dueTime == TimeSpan.FromMinutes(1) && period == Timeout.InfiniteTimeSpan ? throw new InvalidOperationException("no minute")
                : System.CreateTimer(callback, state, dueTime, period);
    }

    private static string State(JsonElement alert) => alert.GetProperty("status").GetProperty("state").GetString()!;

    private async Task<List<JsonElement>> Until(int port, Func<List<JsonElement>, bool> holds)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        using var pace = new PeriodicTimer(TimeSpan.FromMilliseconds(100));
        while (true)
        {
            await pace.WaitForNextTickAsync(patience.Token);
            try
            {
                string found = await client.GetStringAsync(new Uri($"http://127.0.0.1:{port}/api/v2/alerts"), patience.Token);
                var alerts = JsonDocument.Parse(found).RootElement.EnumerateArray().ToList();
                if (holds(alerts))
                {
                    return alerts;
                }
            }
            catch (HttpRequestException)
            {
                // It is beginning.
            }
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private static JsonElement Single(Endpoint.Posted posted) =>
        Assert.Single(JsonDocument.Parse(posted.Body).RootElement.EnumerateArray());

    private static string Label(JsonElement alert, string name) => alert.GetProperty("labels").GetProperty(name).GetString()!;

    private Task<TocsinServer> Started(string at, TimeProvider? time = null) => TocsinServer.Start(
        new ServerOptions
        {
            Port = 0, Region = "ap-northeast-2", Data = Path.Combine(data, "kept"), Applied = [.. Given.Resources()],
            Alertmanager = new Uri(at.EndsWith('/') ? at : at + "/"),
        },
        time ?? TimeProvider.System, new ServerLog(log, TimeProvider.System));
}
