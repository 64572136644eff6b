using Tocsin.Aws;
using Tocsin.Scenarios;
using Tocsin.Server.Host;

namespace Tocsin.Tests.Server.Host;

/// <summary>Sends a server what ECS tells of a deployment.</summary>
internal static class Rollouts
{
    /// <param name="what">failed, rolling-back, completed, in-progress</param>
    public static Task Send(HttpClient client, TocsinServer server, string what, string deployment, string service = "payments") =>
        Send(client, server, $"deployment-{what}", new() { ["service"] = service, ["deployment"] = $"ecs-svc/{deployment}" });

    /// <param name="name">Of a built-in event of ECS.</param>
    public static async Task Send(HttpClient client, TocsinServer server, string name, Dictionary<string, string> values)
    {
        var context = new EventContext(AccountId.Assumed, "ap-northeast-2");
        Assert.True(BuiltInEvents.TryMake($"ecs.{name}", values, context, out var made, out string error), error);
        using var answer = await client.PostAsync(new Uri(server.Address, "_tocsin/events"), new StringContent(made.Json));
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
    }
}
