using System.Net;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Tocsin.Delivery.Inbox;
using Tocsin.Json;
using Tocsin.Server.Slack;
using Tocsin.Server.Slack.Workspaces;
using Tocsin.Tests.Delivery;

namespace Tocsin.Tests.Server.Slack;

/// <summary>The local Slack on Kestrel, at a port of its own, and a client that calls it.</summary>
internal sealed class SlackServer : IAsyncDisposable
{
    private readonly WebApplication host;
    private readonly HttpClient client;

    private SlackServer(WebApplication host, LocalSlack slack, Given given, SlackMessages messages)
    {
        this.host = host;
        Given = given;
        Slack = slack;
        Messages = messages;
        Url = host.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single();
        client = new HttpClient { BaseAddress = new Uri(Url) };
    }

    /// <summary><c>http://127.0.0.1:PORT</c></summary>
    public string Url { get; }

    public LocalSlack Slack { get; }

    public SlackMessages Messages { get; }

    /// <summary>Where the messages are kept.</summary>
    public Given Given { get; }

    /// <param name="given">A store that is there; else one of its own.</param>
    public static async Task<SlackServer> Start(SlackOptions? options = null, TimeProvider? clock = null, Given? given = null)
    {
        given ??= Given.Nothing();
        var messages = new SlackMessages(given.Store, given.Writer);
        var slack = new LocalSlack(messages, options ?? new SlackOptions(), clock ?? TimeProvider.System);
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(k => k.Listen(IPAddress.Loopback, 0));
        var host = builder.Build();
        host.Run(context => context.Request.Path.Value!.Contains("/archives/") ? slack.Show(context) : slack.Answer(context));
        await host.StartAsync();
        return new SlackServer(host, slack, given, messages);
    }

    /// <summary>Calls a method with a form, by the token of the workspace T1.</summary>
    public Task<JsonValue> Form(string method, params (string Name, string Value)[] arguments) =>
        Form("xoxb-local-T1", method, arguments);

    public async Task<JsonValue> Form(string? token, string method, params (string Name, string Value)[] arguments)
    {
        using var form = new FormUrlEncodedContent(arguments.Select(a => KeyValuePair.Create(a.Name, a.Value)));
        var (status, body) = await Send(HttpMethod.Post, $"/slack/api/{method}", form, token);
        Assert.Equal(HttpStatusCode.OK, status);
        return JsonParser.Parse(body)!;
    }

    /// <summary>Calls a method with JSON, by the token of the workspace T1.</summary>
    public async Task<JsonValue> Json(string method, string json)
    {
        var (status, body) = await Send(
            HttpMethod.Post, $"/slack/api/{method}", new StringContent(json, Encoding.UTF8, "application/json"), "xoxb-local-T1");
        Assert.Equal(HttpStatusCode.OK, status);
        return JsonParser.Parse(body)!;
    }

    public async Task<(HttpStatusCode Status, string Body)> Send(HttpMethod method, string path, HttpContent? content, string? token = null)
    {
        using var response = await Respond(method, path, content, token);
        return (response.StatusCode, await response.Content.ReadAsStringAsync());
    }

    public async Task<HttpResponseMessage> Respond(HttpMethod method, string path, HttpContent? content, string? token = "xoxb-local-T1")
    {
        using var request = new HttpRequestMessage(method, path) { Content = content };
        if (token is not null)
        {
            request.Headers.Authorization = new("Bearer", token);
        }
        // One that is refused for its length is not sent: an answer that comes in the middle of sending may be lost with the connection.
        request.Headers.ExpectContinue = content?.Headers.ContentLength > 1 << 20;
        return await client.SendAsync(request);
    }

    /// <summary>Posts to a webhook: the status and the text of the answer.</summary>
    public async Task<(int Status, string Text)> Hook(string path, string payload)
    {
        var (status, body) = await Send(
            HttpMethod.Post, $"/slack/services/{path}", new StringContent(payload, Encoding.UTF8, "application/json"));
        return ((int)status, body);
    }

    /// <summary>Another one on what was kept.</summary>
    public async Task<SlackServer> Restart()
    {
        client.Dispose();
        await host.DisposeAsync();
        await Given.Restart();
        return await Start(given: Given);
    }

    public async ValueTask DisposeAsync()
    {
        client.Dispose();
        await host.DisposeAsync();
        await Given.DisposeAsync();
    }
}
