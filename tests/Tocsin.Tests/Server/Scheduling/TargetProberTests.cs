using System.Net;
using System.Net.Sockets;
using System.Text;
using Tocsin.Tasks.Choosing;

namespace Tocsin.Tests.Server.Scheduling;

/// <summary>The target of a task that really runs is asked over HTTP, at its port.</summary>
public sealed class TargetProberTests : IDisposable
{
    private readonly string data = Directory.CreateTempSubdirectory("tocsin-").FullName;
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly List<string> asked = [];
    private volatile string answer = "200 OK";

    public TargetProberTests()
    {
        listener.Start();
        _ = Answer();
    }

    private int Port => ((IPEndPoint)listener.LocalEndpoint).Port;

    public void Dispose()
    {
        listener.Dispose();
        Directory.Delete(data, recursive: true);
    }

    /// <summary>What listens is the test: of the task, it is enough that it runs and says that the port is its own.</summary>
    [Fact]
    public async Task A_task_is_healthy_while_its_target_answers_as_its_group_wants_and_is_replaced_when_it_does_not()
    {
        await using var server = await EcsServer.Start(data, new WorldOptions { World = "processes", TimeScale = 200 });
        string group = await server.AskElb(
            "CreateTargetGroup", "TargetGroupArn",
            "Name=web&Protocol=HTTP&Port=80&VpcId=vpc-1&TargetType=ip&HealthCheckPath=%2Fhealth&HealthCheckIntervalSeconds=5"
                + "&HealthCheckTimeoutSeconds=4&Matcher.HttpCode=200-299");
        string balancer = await server.AskElb("CreateLoadBalancer", "LoadBalancerArn", "Name=shop&Subnets.member.1=subnet-1");
        await server.AskElb(
            "CreateListener", "ListenerArn",
            $"LoadBalancerArn={balancer}&Protocol=HTTP&Port=80&DefaultActions.member.1.Type=forward"
                + $"&DefaultActions.member.1.TargetGroupArn={group}");
        await server.Ask("CreateCluster", """{"clusterName":"prod"}""");
        await server.Ask("RegisterTaskDefinition", $$"""
            {"family":"web","networkMode":"awsvpc","containerDefinitions":[{"name":"web","image":"exec:/bin/sh",
             "command":["-c","exec sleep 1000"],"portMappings":[{"containerPort":{{Port}}}]}]}
            """);
        await server.Ask("CreateService", $$"""
            {"cluster":"prod","serviceName":"web","taskDefinition":"web","desiredCount":1,"launchType":"FARGATE","loadBalancers":
             [{"targetGroupArn":"{{group}}","containerName":"web","containerPort":{{Port}}}]}
            """);
        await server.UntilService(s => EcsServer.State(s, 0) == "COMPLETED");
        Assert.Equal("healthy", await server.AskElb("DescribeTargetHealth", "State", $"TargetGroupArn={group}"));
        lock (asked)
        {
            Assert.StartsWith("GET /health HTTP/1.1\r\n", asked[0], StringComparison.Ordinal);
            Assert.Contains("User-Agent: ELB-HealthChecker/2.0\r\n", asked[0]);
        }
        answer = "503 Service Unavailable";
        var service = await server.UntilService(
            s => EcsServer.Messages(s).Any(m => m.Contains("is unhealthy in", StringComparison.Ordinal)));
        Assert.Contains(
            EcsServer.Messages(service),
            m => m.EndsWith(
                $"(port {Port}) is unhealthy in (target-group {group}) due to (reason Health checks failed with these codes: [503]).",
                StringComparison.Ordinal));
    }

    private async Task Answer()
    {
        try
        {
            while (true)
            {
                using var client = await listener.AcceptTcpClientAsync();
                var stream = client.GetStream();
                byte[] read = new byte[4096];
                int count = await stream.ReadAsync(read);
                lock (asked)
                {
                    asked.Add(Encoding.ASCII.GetString(read, 0, count));
                }
                await stream.WriteAsync(Encoding.ASCII.GetBytes($"HTTP/1.1 {answer}\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"));
            }
        }
        catch (Exception e) when (e is SocketException or ObjectDisposedException or IOException)
        {
            // The test is over.
        }
    }
}
