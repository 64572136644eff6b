using System.Text.Json;
using Tocsin.Chatbot;
using Tocsin.Cli.Commands;
using Tocsin.Server.Host;
using Tocsin.Tests.Delivery;

namespace Tocsin.Tests.Server.Host;

/// <summary>Slack itself, by a bot or an incoming webhook: another server of this kind stands for it.</summary>
public sealed class DestinationTests : IAsyncLifetime
{
    private const string Channel = "CXXXXXXXXXX";

    private readonly string data = Directory.CreateTempSubdirectory("tocsin-").FullName;
    private readonly HttpClient client = new(new SocketsHttpHandler { UseProxy = false });
    private readonly StringWriter log = new();
    private TocsinServer slack = null!;

    public async ValueTask InitializeAsync() => slack = await TocsinServer.Start(
        new ServerOptions { Port = 0 }, TimeProvider.System, new ServerLog(TextWriter.Null, TimeProvider.System));

    public async ValueTask DisposeAsync()
    {
        await slack.DisposeAsync();
        client.Dispose();
        await log.DisposeAsync();
        Directory.Delete(data, recursive: true);
    }

    [Fact]
    public async Task A_channel_with_a_webhook_is_told_by_it_and_every_message_stands_by_itself()
    {
        string secret = "Zx81-nobody-else-knows";
        await using var server = await Started(webhook: $"{slack.Address}slack/services/TXXXXXXXXXX/BXXXXXXXXXX/{secret}");
        Assert.Equal((0, true), Check(server, "by an incoming webhook: no threads"));
        Assert.Empty(await History());
        await Fault("""{"status": 503, "committed": true, "method": "incoming-webhook"}""");
        await Rollouts.Send(client, server, "failed", "B");
        var messages = await Until(2);
        Assert.All(messages, m => Assert.Contains("ECS Deployment Failed", m.GetRawText(), StringComparison.Ordinal));
        Assert.All(messages, m => Assert.False(m.TryGetProperty("thread_ts", out _)));
        // Its history is not to be read: the second one says so.
        Assert.Single(messages, m => m.GetRawText().Contains("Perhaps for the second time", StringComparison.Ordinal));
        await Fault("""{"error": "channel_is_archived", "method": "incoming-webhook"}""");
        await Rollouts.Send(client, server, "failed", "C");
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        while (!log.ToString().Contains("Slack: channel_is_archived", StringComparison.Ordinal))
        {
            await Task.Delay(20, patience.Token);
        }
        Assert.Contains("Unarchive the channel", log.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain(secret, log + await client.GetStringAsync(new Uri(server.Address, "_tocsin/messages")),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_token_that_does_not_hold_is_told_when_the_server_starts_and_the_check_fails()
    {
        await Fault("""{"error": "token_revoked", "times": 1000}""");
        await using var server = await Started(token: "xoxb-local-TXXXXXXXXXX");
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        while (!log.ToString().Contains("the workspace TXXXXXXXXXX: Slack: token_revoked. Put a bot's token", StringComparison.Ordinal))
        {
            await Task.Delay(20, patience.Token);
        }
        Assert.Equal((1, true), Check(server, "Slack: token_revoked"));
        Assert.DoesNotContain("xoxb-", log.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_check_says_where_the_bot_may_post_and_what_is_not_known()
    {
        await using var server = await Started(token: "xoxb-local-TXXXXXXXXXX");
        Assert.Equal((0, true), Check(server, $"✓ {Channel} in TXXXXXXXXXX"));
        await Fault("""{"error": "missing_scope", "method": "conversations.info"}""");
        Assert.Equal((3, true), Check(server, "channels:read"));
        await Fault("""{"error": "not_in_channel", "method": "conversations.info"}""");
        Assert.Equal((1, true), Check(server, "/invite @BOT"));
        Assert.Empty(await History());
        Assert.Equal("", log.ToString());
    }

    private static (int ExitCode, bool Says) Check(TocsinServer server, string says)
    {
        using var output = new StringWriter { NewLine = "\n" };
        var environment = new Dictionary<string, string> { ["TOCSIN_SERVER"] = server.Address.ToString() };
        int exitCode = Root.Run(
            ["slack", "check"], new Invocation(TextReader.Null, output, output, environment, Path.GetTempPath(), false));
        Assert.True(output.ToString().Contains(says, StringComparison.Ordinal), output.ToString());
        return (exitCode, true);
    }

    private async Task Fault(string fault)
    {
        using var body = new StringContent(fault);
        (await client.PostAsync(new Uri(slack.Address, "_tocsin/slack/faults"), body)).EnsureSuccessStatusCode();
    }

    private async Task<IReadOnlyList<JsonElement>> Until(int count)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        while (true)
        {
            if (await History() is { } messages && messages.Count >= count)
            {
                return messages;
            }
            await Task.Delay(50, patience.Token);
        }
    }

    private async Task<IReadOnlyList<JsonElement>> History()
    {
        using var form = new FormUrlEncodedContent([new("channel", Channel), new("token", "xoxb-local-TXXXXXXXXXX")]);
        using var answer = await client.PostAsync(new Uri(slack.Address, "slack/api/conversations.history"), form);
        var said = JsonDocument.Parse(await answer.Content.ReadAsStringAsync()).RootElement;
        return said.TryGetProperty("messages", out var messages) ? [.. messages.EnumerateArray()] : [];
    }

    private Task<TocsinServer> Started(string? webhook = null, string? token = null)
    {
        string file = Path.Combine(data, "secret");
        File.WriteAllText(file, webhook ?? token);
        return TocsinServer.Start(
            new ServerOptions
            {
                Port = 0, Region = "ap-northeast-2", Applied = [.. Given.Resources()], SlackApi = new Uri(slack.Address, "slack/api/"),
                Webhooks = webhook is null ? [] : [new(Channel, $"file:{file}")],
                Workspaces = token is null ? []
                    : [new Workspace(Workspace.ArnOf("111122223333", "TXXXXXXXXXX"), "TXXXXXXXXXX", "Acme") { TokenAt = $"file:{file}" }],
            },
            TimeProvider.System, new ServerLog(log, TimeProvider.System));
    }
}
