using Tocsin.Json;
using Tocsin.Server.Slack.Faults;

namespace Tocsin.Tests.Server.Slack;

public class SlackClientsTests
{
    [Fact]
    public async Task The_clients_of_npm_work_against_it_unmodified()
    {
        await using var slack = await SlackServer.Start();
        Assert.All(SlackClients.Faults, f => Assert.True(slack.Slack.Faults.Add(SlackFault.Read(JsonParser.Parse(f)!, out _)!)));
        Assert.Equal(SlackClients.Expected, await Task.Run(() => SlackClients.Run("clients.mjs", slack.Url)));
        var hooked = slack.Messages.Read("T0123456789", "C0000000001", null, null, null, false, 1)[0];
        Assert.Equal("failed", JsonParser.Parse(hooked.Body)!.Text("/text"));
    }
}
