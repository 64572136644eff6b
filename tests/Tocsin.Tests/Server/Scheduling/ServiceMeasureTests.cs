using System.Diagnostics;
using System.Text.Json;
using Tocsin.Tasks.Choosing;

namespace Tocsin.Tests.Server.Scheduling;

/// <summary>What monitoring sees of services: as text, and as Prometheus scrapes it.</summary>
public sealed class ServiceMeasureTests : IDisposable
{
    private const string Web = "account=\"111122223333\",region=\"ap-northeast-2\",cluster=\"prod\",service=\"web\"";

    private static readonly WorldOptions Fast = new() { TimeScale = 400 };

    private readonly string data = Directory.CreateTempSubdirectory("tocsin-").FullName;

    public void Dispose() => Directory.Delete(data, recursive: true);

    [Fact]
    public async Task Tasks_deployments_and_alarms_are_counted_for_each_service()
    {
        await using var server = await Failed();
        using var client = new HttpClient();
        string text = await client.GetStringAsync(new Uri(server.Address, "metrics"));
        foreach (string line in new[]
        {
            $"tocsin_ecs_tasks_desired{{{Web}}} 1", $"tocsin_ecs_tasks_running{{{Web}}} 1", $"tocsin_ecs_tasks_pending{{{Web}}} 0",
            $"tocsin_ecs_deployments_total{{{Web},status=\"successful\"}} 1",
            $"tocsin_ecs_deployments_total{{{Web},status=\"rollback_successful\"}} 1",
            "tocsin_alarms_delivered_total 1",
        })
        {
            Assert.Contains($"\n{line}\n", text, StringComparison.Ordinal);
        }
        // The breaker trips at three; a further one may have failed before it was looked at.
        Assert.Matches($"\ntocsin_ecs_tasks_failed_total{{{Web}}} [3-9]\n", text);
    }

    [Fact]
    public async Task A_service_that_is_deleted_is_counted_no_more()
    {
        await using var server = await Failed();
        await server.Delete();
        using var client = new HttpClient();
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        while ((await client.GetStringAsync(new Uri(server.Address, "metrics"), patience.Token)).Contains(Web, StringComparison.Ordinal))
        {
            await Task.Delay(20, patience.Token);
        }
    }

    [Fact]
    public async Task Prometheus_scrapes_them()
    {
        const string prometheus = "/usr/bin/prometheus";
        Assert.SkipUnless(File.Exists(prometheus), "there is no prometheus here: Debian's package of that name");
        await using var server = await Failed();
        string config = Path.Combine(data, "prometheus.yml");
        await File.WriteAllTextAsync(config, $"""
            scrape_configs:
              - job_name: tocsin
                scrape_interval: 1s
                static_configs: [targets: ["{server.Address.Authority}"]]
            """);
        int port = FreePort();
        using var process = Process.Start(new ProcessStartInfo(prometheus, [
            $"--config.file={config}", $"--storage.tsdb.path={Path.Combine(data, "prometheus")}", $"--web.listen-address=127.0.0.1:{port}"])
        {
            RedirectStandardError = true, RedirectStandardOutput = true,
        })!;
        process.ErrorDataReceived += static (_, _) => { };
        process.BeginErrorReadLine();
        try
        {
            using var client = new HttpClient();
            using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(1));
            using var pace = new PeriodicTimer(TimeSpan.FromMilliseconds(200));
            string found = "";
            while (!found.Contains("rollback_successful", StringComparison.Ordinal))
            {
                await pace.WaitForNextTickAsync(patience.Token);
                try
                {
                    found = await client.GetStringAsync(
                        new Uri($"http://127.0.0.1:{port}/api/v1/query?query=tocsin_ecs_deployments_total"), patience.Token);
                }
                catch (HttpRequestException)
                {
                    // It is beginning.
                }
            }
            using var answer = JsonDocument.Parse(found);
            var metric = answer.RootElement.GetProperty("data").GetProperty("result").EnumerateArray()
                .Select(r => r.GetProperty("metric")).First(m => m.GetProperty("status").GetString() == "rollback_successful");
            Assert.Equal(("prod", "web"), (metric.GetProperty("cluster").GetString(), metric.GetProperty("service").GetString()));
        }
        finally
        {
            process.Kill();
            await process.WaitForExitAsync();
        }
    }

    private async Task<EcsServer> Failed()
    {
        var server = await EcsServer.Start(data, Fast);
        await server.Deploy("nginx:1", "nginx:crash-on-start");
        await server.Update(2);
        await server.UntilItRings();
        await server.UntilService(s => s.GetProperty("deployments").GetArrayLength() == 1);
        return server;
    }

    private static int FreePort()
    {
        using var listener = new System.Net.Sockets.TcpListener(System.Net.IPAddress.Loopback, 0);
        listener.Start();
        return ((System.Net.IPEndPoint)listener.LocalEndpoint).Port;
    }
}
