using System.Net;
using System.Text;
using System.Text.Json;
using Tocsin.Aws;
using Tocsin.Server.Host;
using Tocsin.Tasks.Choosing;
using Tocsin.Tests.Delivery;
using Tocsin.Text;

namespace Tocsin.Tests.Server.Scheduling;

/// <summary>A server with the article's alarm, spoken to as AWS's clients speak to ECS.</summary>
internal sealed class EcsServer : IAsyncDisposable
{
    private readonly HttpClient client = new(new SocketsHttpHandler { UseProxy = false });
    private readonly TocsinServer server;

    private EcsServer(TocsinServer server) => this.server = server;

    /// <param name="diagnosis">The topic that a diagnosis goes to.</param>
    public static async Task<EcsServer> Start(string data, WorldOptions tasks, Arn? diagnosis = null)
    {
        var options = new ServerOptions
        {
            Port = 0, Region = "ap-northeast-2", Data = data, Applied = Given.Sample("article").ToValueList(), Tasks = tasks,
            Diagnosis = diagnosis,
        };
        return new EcsServer(await TocsinServer.Start(options, TimeProvider.System, new ServerLog(TextWriter.Null, TimeProvider.System)));
    }

    public Uri Address => server.Address;

    public async ValueTask DisposeAsync()
    {
        client.Dispose();
        await server.DisposeAsync();
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

    public Task<JsonElement> Ask(string operation, string body) => Ask($"AmazonEC2ContainerServiceV20141113.{operation}", operation, body);

    public Task<JsonElement> AskLogs(string operation, string body) => Ask($"Logs_20140328.{operation}", operation, body);

    private async Task<JsonElement> Ask(string target, string operation, string body)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, server.Address)
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
        using var answer = await client.PostAsync(server.Address, content);
        string text = await answer.Content.ReadAsStringAsync();
        Assert.True(answer.StatusCode == HttpStatusCode.OK, $"{operation}: {text}");
        return text.Split($"<{element}>")[1].Split("</")[0];
    }

    /// <summary>The reasons of its deployment events, in their order.</summary>
    public async Task<string[]> DeploymentEvents()
    {
        var reasons = new List<string>();
        foreach (var trace in (await Admin("/traces?q=service:web")).GetProperty("traces").EnumerateArray())
        {
            if (trace.GetProperty("kind").GetString() == "ECS Deployment State Change")
            {
                var story = await Admin($"/traces/{trace.GetProperty("id").GetString()}");
                using var told = JsonDocument.Parse(story.GetProperty("event").GetString()!);
                reasons.Add(told.RootElement.GetProperty("detail").GetProperty("reason").GetString()!);
            }
        }
        reasons.Reverse();
        return [.. reasons];
    }

    /// <summary>That they are those of a deployment that is rolled back to the one before it, each once and in the order of AWS.</summary>
    public async Task RolledBackAsOnAws()
    {
        string[] events = await DeploymentEvents();
        var (good, bad) = (events[0].Split(' ')[2], events[2].Split(' ')[2]);
        Assert.NotEqual(good, bad);
        Assert.Equal(
            [
                $"ECS deployment {good} in progress.", $"ECS deployment {good} completed.", $"ECS deployment {bad} in progress.",
                "ECS deployment circuit breaker: tasks failed to start.",
                $"ECS deployment circuit breaker: rolling back to deploymentId {good}.", $"ECS deployment {good} completed.",
            ],
            events);
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
        using var answer = await client.GetAsync(new Uri(server.Address, "_tocsin" + path));
        return JsonDocument.Parse(await answer.Content.ReadAsStringAsync()).RootElement;
    }

    public async Task<JsonElement> Service() =>
        (await Ask("DescribeServices", """{"cluster":"prod","services":["web"]}""")).GetProperty("services")[0];

    /// <summary>Asks, as a waiter does, until the service is so; fails after half a minute.</summary>
    public async Task<JsonElement> UntilService(Func<JsonElement, bool> condition)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        using var pace = new PeriodicTimer(TimeSpan.FromMilliseconds(20));
        var service = await Service();
        while (!condition(service))
        {
            Assert.False(patience.IsCancellationRequested, service.ToString());
            await pace.WaitForNextTickAsync(CancellationToken.None);
            service = await Service();
        }
        return service;
    }

    public static string? State(JsonElement service, int deployment) =>
        service.GetProperty("deployments")[deployment].GetProperty("rolloutState").GetString();

    public static string[] Messages(JsonElement service) =>
        [.. service.GetProperty("events").EnumerateArray().Select(e => e.GetProperty("message").GetString()!)];
}
