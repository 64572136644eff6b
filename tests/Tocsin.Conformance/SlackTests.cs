using Tocsin.Tests.Server.Slack;

namespace Tocsin.Conformance;

/// <summary>Slack's own clients against a server's own Slack.</summary>
public sealed class SlackTests
{
    private static readonly HttpClient Client = new();

    [Fact]
    public async Task The_clients_of_npm_work_against_a_server_that_runs()
    {
        await using var server = await RunningServer.InMemory();
        foreach (string fault in SlackClients.Faults)
        {
            using var added = await Client.PostAsync(new Uri(server.Address, "_tocsin/slack/faults"), new StringContent(fault));
            added.EnsureSuccessStatusCode();
        }
        Assert.Equal(SlackClients.Expected, await Task.Run(() => SlackClients.Run("clients.mjs", server.Url)));
        Assert.Equal("[]", (await server.Ask("slack/faults"))["faults"]!.ToJsonString());
        await server.NoFaults();
    }
}
