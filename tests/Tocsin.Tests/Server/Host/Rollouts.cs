using Tocsin.Aws;
using Tocsin.Scenarios;
using Tocsin.Server.Host;

namespace Tocsin.Tests.Server.Host;

/// <summary>Sends a server what ECS tells of a deployment.</summary>
internal static class Rollouts
{
    /// <param name="what">failed, rolling-back, completed, in-progress</param>
    public static async Task Send(HttpClient client, TocsinServer server, string what, string deployment, string service = "payments")
    {
        var context = new EventContext(AccountId.Assumed, "ap-northeast-2");
        var values = new Dictionary<string, string> { ["service"] = service, ["deployment"] = $"ecs-svc/{deployment}" };
        Assert.True(BuiltInEvents.TryMake($"ecs.deployment-{what}", values, context, out var made, out string error), error);
        using var answer = await client.PostAsync(new Uri(server.Address, "_tocsin/events"), new StringContent(made.Json));
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
    }
}
