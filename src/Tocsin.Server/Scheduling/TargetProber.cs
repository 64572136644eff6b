using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using Tocsin.Aws;
using Tocsin.Ecs;
using Tocsin.Ecs.Scheduling;
using Tocsin.Elb;
using Tocsin.Estates;

namespace Tocsin.Server.Scheduling;

/// <summary>Asks the targets of tasks that really run whether they are healthy, as a load balancer does.</summary>
/// <remarks>
/// A target is asked at its port of this machine, for as long as its task runs, in the way that its group says at that time. One passed
/// check makes a new target healthy, and as many as the group says one that was not; as many failed ones make it unhealthy, which is told
/// with each more, since a grace period may have ended in between:
/// https://docs.aws.amazon.com/elasticloadbalancing/latest/application/target-group-health-checks.html. Intervals are the user's, and are
/// not scaled. <see cref="Follow"/> is one thread's.
/// </remarks>
/// <param name="estate">The one of the moment.</param>
internal sealed class TargetProber(Func<Estate> estate, Action<Observation> seen, TimeProvider time) : IAsyncDisposable
{
    private readonly Dictionary<string, (CancellationTokenSource Stop, Task Run)> probes = new(StringComparer.Ordinal);
    private readonly HttpClient http = Client();

    /// <summary>Asks those that are there now, and none that are gone.</summary>
    public void Follow(EcsState ecs)
    {
        var targets = ecs.Services.Where(s => s.LoadBalancers.Count > 0).SelectMany(s => ecs.TasksOf(s.Arn))
            .Where(t => t is { LastStatus: LastStatus.Running, Ports: not null })
            .SelectMany(t => t.Targets.Select(target => (Target: target, Task: t)))
            // Processes of one port are one target.
            .DistinctBy(t => t.Target).ToDictionary(t => t.Target, t => t.Task);
        foreach (string gone in probes.Keys.Where(t => !targets.ContainsKey(t)).ToList())
        {
            probes.Remove(gone, out var probe);
            _ = End(probe.Stop, probe.Run);
        }
        foreach (var (target, task) in targets.Where(t => !probes.ContainsKey(t.Key)))
        {
            var stop = new CancellationTokenSource();
            probes.Add(target, (stop, Probe(task, Arn.Parse(target), stop.Token)));
        }
    }

    public async ValueTask DisposeAsync()
    {
        await Task.WhenAll(probes.Values.Select(p => End(p.Stop, p.Run)));
        http.Dispose();
    }

    private static async Task End(CancellationTokenSource stop, Task run)
    {
        await stop.CancelAsync();
        // Why one failed is nobody's who ends it.
        await run.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        stop.Dispose();
    }

    private async Task Probe(EcsTask task, Arn target, CancellationToken stop)
    {
        bool? isHealthy = estate().Elb.FindTarget(target)?.Health == Target.Healthy ? true : null;
        int passed = 0, failed = 0;
        try
        {
            while (true)
            {
                if (CheckOf(target) is not var (check, port))
                {
                    // Nobody asks now; somebody may again.
                    await Task.Delay(Limits.UncheckedPace, time, stop);
                    continue;
                }
                string? why = await Ask(check, PortOf(task, check, port), stop);
                (passed, failed) = why is null ? (passed + 1, 0) : (0, failed + 1);
                if (why is null && isHealthy != true && passed >= (isHealthy is null ? 1 : check.Healthy))
                {
                    isHealthy = true;
                    seen(new Observation.Healthy(task.Arn, time.GetUtcNow(), HealthCheckedBy.LoadBalancer) { Target = target });
                }
                else if (failed >= check.Unhealthy)
                {
                    isHealthy = false;
                    seen(new Observation.Unhealthy(task.Arn, time.GetUtcNow(), HealthCheckedBy.LoadBalancer)
                    {
                        Target = target, Why = why!,
                    });
                }
                await Task.Delay(check.Interval, time, stop);
            }
        }
        catch (OperationCanceledException)
        {
            // The target is gone, or the server ends.
        }
    }

    private (HealthCheck Check, int Port)? CheckOf(Arn target)
    {
        var elb = estate().Elb;
        return elb.FindTarget(target) is { Port: { } port } found
            && elb.FindTargetGroup(found.Group)?.HealthCheck is { Enabled: true } check
                ? (check, port) : null;
    }

    /// <summary>The traffic's, or one that the group names: a port of the task's, where that is published.</summary>
    private static int PortOf(EcsTask task, HealthCheck check, int traffic) =>
        !int.TryParse(check.Port, NumberStyles.None, CultureInfo.InvariantCulture, out int named) ? traffic
        : task.Ports!.Value.FirstOrDefault(p => p.ContainerPort == named)?.HostPort ?? named;

    /// <returns>Why it is not healthy; null when it is.</returns>
    private async Task<string?> Ask(HealthCheck check, int port, CancellationToken stop)
    {
        using var patience = new CancellationTokenSource(check.Timeout, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, stop);
        try
        {
            if (!check.IsHttp)
            {
                using var socket = new TcpClient(AddressFamily.InterNetwork);
                await socket.ConnectAsync(IPAddress.Loopback, port, either.Token);
                return null;
            }
            string scheme = check.Protocol == "HTTPS" ? "https" : "http";
            using var request = new HttpRequestMessage(HttpMethod.Get, $"{scheme}://{PortBinding.Address}:{port}{check.Path}");
            request.Headers.ConnectionClose = true;
            request.Headers.TryAddWithoutValidation("User-Agent", "ELB-HealthChecker/2.0");
            using var answer = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, either.Token);
            int status = (int)answer.StatusCode;
            return check.Takes(status) ? null : $"Health checks failed with these codes: [{status}]";
        }
        catch (OperationCanceledException) when (!stop.IsCancellationRequested)
        {
            return "Request timed out";
        }
        catch (Exception e) when (e is HttpRequestException or SocketException or IOException or UriFormatException or ArgumentException)
        {
            return "Health checks failed";
        }
    }

    [SuppressMessage("Security", "CA5359", Justification = "A load balancer does not ask whose certificate a target has")]
    private static HttpClient Client() => new(new SocketsHttpHandler
    {
        UseProxy = false,
        AllowAutoRedirect = false,
        SslOptions = new SslClientAuthenticationOptions { RemoteCertificateValidationCallback = (_, _, _, _) => true },
    });
}
