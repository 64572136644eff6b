using System.Diagnostics;
using System.Net;
using System.Text;
using System.Text.Json;

namespace Tocsin.Tests.Server.Scheduling;

/// <summary>A server with the article's alarm, spoken to as AWS's clients speak to ECS.</summary>
internal class EcsClient(Uri address) : IDisposable
{
    /// <summary>How long nothing may change where something is waited for: a wait is as long as a busy machine makes it.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    /// <summary>What changes for ever gets nowhere either.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(10);

    private readonly HttpClient client = new(new SocketsHttpHandler { UseProxy = false });

    public Uri Address => address;

    public void Dispose()
    {
        client.Dispose();
        GC.SuppressFinalize(this);
    }

    /// <summary>A cluster, a revision of each image, and a service of the first that has been deployed.</summary>
    public Task Deploy(params string[] images) => DeployContainers([.. images.Select(i => $$"""{"name":"web","image":"{{i}}"}""")]);

    /// <summary>The same of container definitions.</summary>
    public Task DeployContainers(params string[] containers) => DeployContainers(containers, Breaker);

    /// <summary>The same with a breaker of its own.</summary>
    public async Task DeployContainers(string[] containers, string breaker)
    {
        await BeginContainers(containers, breaker);
        await UntilService(s => State(s, 0) == "COMPLETED");
    }

    /// <summary>The same, and its deployment is under way.</summary>
    public Task Begin(params string[] images) =>
        BeginContainers([.. images.Select(i => $$"""{"name":"web","image":"{{i}}"}""")], Breaker);

    private async Task BeginContainers(string[] containers, string breaker)
    {
        await Ask("CreateCluster", """{"clusterName":"prod"}""");
        foreach (string container in containers)
        {
            await Ask("RegisterTaskDefinition", $$"""{"family":"web","networkMode":"none","containerDefinitions":[{{container}}]}""");
        }
        await Ask("CreateService", $$"""
            {"cluster":"prod","serviceName":"web","taskDefinition":"web:1","desiredCount":1,"launchType":"EC2",
             "deploymentConfiguration":{"deploymentCircuitBreaker": {{breaker}} } }
            """);
    }

    private const string Breaker = """{"enable":true,"rollback":true}""";

    public Task<JsonElement> Update(int revision) =>
        Ask("UpdateService", $$"""{"cluster":"prod","service":"web","taskDefinition":"web:{{revision}}"}""");

    /// <summary>Deletes the service, and waits until its last task has stopped.</summary>
    public async Task Delete()
    {
        await Ask("DeleteService", """{"cluster":"prod","service":"web","force":true}""");
        await UntilService(s => s.GetProperty("status").GetString() == "INACTIVE");
    }

    public Task<JsonElement> Ask(string operation, string body) => Ask($"AmazonEC2ContainerServiceV20141113.{operation}", operation, body);

    public Task<JsonElement> AskLogs(string operation, string body) => Ask($"Logs_20140328.{operation}", operation, body);

    private async Task<JsonElement> Ask(string target, string operation, string body)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, address)
        {
            Content = new StringContent(body, Encoding.UTF8, "application/x-amz-json-1.1"),
        };
        request.Headers.Add("X-Amz-Target", target);
        using var answer = await client.SendAsync(request);
        string text = await answer.Content.ReadAsStringAsync();
        Assert.True(answer.StatusCode == HttpStatusCode.OK, $"{operation}: {text}");
        return JsonDocument.Parse(text).RootElement;
    }

    /// <summary>Asks Elastic Load Balancing.</summary>
    /// <returns>The text of the first such element of the answer.</returns>
    public async Task<string> AskElb(string operation, string element, string form)
    {
        using var content = new StringContent(
            $"Action={operation}&Version=2015-12-01&{form}", Encoding.UTF8, "application/x-www-form-urlencoded");
        using var answer = await client.PostAsync(address, content);
        string text = await answer.Content.ReadAsStringAsync();
        Assert.True(answer.StatusCode == HttpStatusCode.OK, $"{operation}: {text}");
        return text.Split($"<{element}>")[1].Split("</")[0];
    }

    /// <summary>A load balancer that forwards to a target group, which is asked every five seconds.</summary>
    /// <param name="asks">How.</param>
    /// <returns>The target group.</returns>
    public async Task<string> Balance(string asks, string type = "application", string listens = "HTTP")
    {
        string group = await AskElb(
            "CreateTargetGroup", "TargetGroupArn",
            $"Name=web&Port=80&VpcId=vpc-1&TargetType=ip&HealthCheckIntervalSeconds=5&HealthCheckTimeoutSeconds=4&{asks}");
        string balancer = await AskElb(
            "CreateLoadBalancer", "LoadBalancerArn", $"Name=shop&Type={type}&Subnets.member.1=subnet-1");
        await AskElb(
            "CreateListener", "ListenerArn",
            $"LoadBalancerArn={balancer}&Protocol={listens}&Port=80&DefaultActions.member.1.Type=forward"
                + $"&DefaultActions.member.1.TargetGroupArn={group}");
        return group;
    }

    /// <summary>Its deployment events whole, in their order.</summary>
    public async Task<List<JsonElement>> DeploymentEvents()
    {
        var events = new List<JsonElement>();
        foreach (var trace in (await Admin("/traces?q=service:web")).GetProperty("traces").EnumerateArray())
        {
            if (trace.GetProperty("kind").GetString() == "ECS Deployment State Change")
            {
                var story = await Admin($"/traces/{trace.GetProperty("id").GetString()}");
                events.Add(JsonDocument.Parse(story.GetProperty("event").GetString()!).RootElement);
            }
        }
        events.Reverse();
        return events;
    }

    /// <summary>
    /// That they are those of a deployment that is rolled back to the one before it, each once and in the order of AWS: a rollback has the
    /// id of what it goes back to, and what failed is an ERROR.
    /// </summary>
    public async Task RolledBackAsOnAws()
    {
        var events = await DeploymentEvents();
        var details = events.ConvertAll(e => e.GetProperty("detail"));
        Assert.All(events, e =>
        {
            Assert.Equal("aws.ecs", Of(e, "source"));
            Assert.EndsWith(":service/prod/web", Assert.Single(e.GetProperty("resources").EnumerateArray()).GetString());
            Assert.EndsWith(":cluster/prod", Of(e.GetProperty("detail"), "clusterArn"));
        });
        Assert.True(details.Count == 6, $"{details.Count} events: {string.Join('\n', details)}");
        var (good, bad) = (Of(details[0], "deploymentId"), Of(details[2], "deploymentId"));
        Assert.NotEqual(good, bad);
        Assert.Equal(
            [
                ("INFO", "SERVICE_DEPLOYMENT_IN_PROGRESS", good, $"ECS deployment {good} in progress."),
                ("INFO", "SERVICE_DEPLOYMENT_COMPLETED", good, $"ECS deployment {good} completed."),
                ("INFO", "SERVICE_DEPLOYMENT_IN_PROGRESS", bad, $"ECS deployment {bad} in progress."),
                ("ERROR", "SERVICE_DEPLOYMENT_FAILED", bad, "ECS deployment circuit breaker: tasks failed to start."),
                ("INFO", "SERVICE_DEPLOYMENT_IN_PROGRESS", good,
                    $"ECS deployment circuit breaker: rolling back to deploymentId {good}."),
                ("INFO", "SERVICE_DEPLOYMENT_COMPLETED", good, $"ECS deployment {good} completed."),
            ],
            details.Select(d => (Of(d, "eventType"), Of(d, "eventName"), Of(d, "deploymentId"), Of(d, "reason"))));

        static string Of(JsonElement its, string member) => its.GetProperty(member).GetString()!;
    }

    /// <summary>The tasks that have stopped and that nobody wanted to stop.</summary>
    public async Task<List<JsonElement>> FailedTasks()
    {
        string stopped = (await Ask("ListTasks", """{"cluster":"prod","desiredStatus":"STOPPED"}""")).GetProperty("taskArns").GetRawText();
        var tasks = (await Ask("DescribeTasks", $$"""{"cluster":"prod","tasks":{{stopped}}}""")).GetProperty("tasks");
        return [.. tasks.EnumerateArray().Where(t => !t.GetProperty("stoppedReason").GetString()!.StartsWith(
            "Scaling activity", StringComparison.Ordinal))];
    }

    public async Task<JsonElement> Admin(string path)
    {
        using var answer = await client.GetAsync(new Uri(address, "_tocsin" + path));
        return JsonDocument.Parse(await answer.Content.ReadAsStringAsync()).RootElement;
    }

    /// <summary>Asks the local Slack about the article's channel.</summary>
    /// <returns>Its messages.</returns>
    public async Task<List<JsonElement>> Slack(string method, params (string Name, string Value)[] with)
    {
        using var asked = new FormUrlEncodedContent(
            [
                new("channel", "CXXXXXXXXXX"), new("token", "xoxb-local-TXXXXXXXXXX"),
                .. with.Select(w => KeyValuePair.Create(w.Name, w.Value)),
            ]);
        using var answer = await client.PostAsync(new Uri(address, $"slack/api/{method}"), asked);
        var told = JsonDocument.Parse(await answer.Content.ReadAsStringAsync()).RootElement;
        Assert.True(told.GetProperty("ok").GetBoolean(), told.ToString());
        return [.. told.GetProperty("messages").EnumerateArray()];
    }

    public async Task<JsonElement> Service() =>
        (await Ask("DescribeServices", """{"cluster":"prod","services":["web"]}""")).GetProperty("services")[0];

    /// <summary>Asks, as a waiter does, until the service is so.</summary>
    public async Task<JsonElement> UntilService(Func<JsonElement, bool> condition)
    {
        JsonElement service = default;
        await Until(async () => condition(service = await Service()));
        return service;
    }

    /// <summary>Waits until the alarm has rung.</summary>
    /// <returns>The messages about the service that arrived.</returns>
    public async Task<List<JsonElement>> UntilItRings()
    {
        List<JsonElement> found = [];
        await Until(async () =>
        {
            var messages = (await Admin("/messages?q=service:web%20is:delivered")).GetProperty("messages");
            return (found = [.. messages.EnumerateArray()]).Count > 0;
        });
        return found;
    }

    /// <summary>Fails when nothing of the service has changed for a while.</summary>
    private async Task Until(Func<Task<bool>> isSo)
    {
        using var pace = new PeriodicTimer(TimeSpan.FromMilliseconds(20));
        string last = "";
        var since = Stopwatch.StartNew();
        for (var still = Stopwatch.StartNew(); !await isSo(); await pace.WaitForNextTickAsync(CancellationToken.None))
        {
            string now = (await Service()).ToString();
            if (now != last)
            {
                last = now;
                still.Restart();
            }
            Assert.True(still.Elapsed < Patience && since.Elapsed < Longest, last);
        }
    }

    public static string? State(JsonElement service, int deployment) =>
        service.GetProperty("deployments")[deployment].GetProperty("rolloutState").GetString();

    public static string[] Messages(JsonElement service) =>
        [.. service.GetProperty("events").EnumerateArray().Select(e => e.GetProperty("message").GetString()!)];
}
