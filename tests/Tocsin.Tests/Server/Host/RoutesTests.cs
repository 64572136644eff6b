using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using Tocsin.Server.Admin;
using Tocsin.Server.Host;

namespace Tocsin.Tests.Server.Host;

/// <summary>What each door takes and refuses, whoever knocks.</summary>
public sealed class RoutesTests : IAsyncDisposable
{
    private readonly HttpClient client = new(new SocketsHttpHandler { UseProxy = false });
    private readonly Wire.Told told = new();
    private TocsinServer? server;

    public async ValueTask DisposeAsync()
    {
        client.Dispose();
        if (server is not null)
        {
            await server.DisposeAsync();
        }
    }

    [Theory]
    [InlineData("/_tocsin/health")]
    [InlineData("/_tocsin/ready")]
    [InlineData("/_tocsin/status")]
    [InlineData("/_tocsin/messages")]
    [InlineData("/metrics")]
    [InlineData("/")]
    public async Task What_is_read_by_GET_answers_HEAD_without_a_body_and_nothing_changes_it(string path)
    {
        await Start();
        using var head = await Send("HEAD", path);
        Assert.Equal(HttpStatusCode.OK, head.StatusCode);
        Assert.Empty(await head.Content.ReadAsByteArrayAsync());
        if (path != "/")
        {
            using var post = await Send("DELETE", path);
            Assert.Equal(HttpStatusCode.MethodNotAllowed, post.StatusCode);
            Assert.Contains("GET", post.Content.Headers.Allow);
        }
    }

    [Fact]
    public async Task A_body_that_is_too_large_or_stands_still_is_the_clients_fault_at_every_door()
    {
        await Start();
        string[] paths =
        [
            "/_tocsin/events", "/_tocsin/slack/workspaces", "/_tocsin/slack/faults", "/slack/api/chat.postMessage",
            "/slack/services/T1/B1/secret", "/",
        ];
        await Task.WhenAll(paths.SelectMany(path => new[] { Begun(path, 8 << 20, 413), Begun(path, 1000, 408) }));
        Assert.Empty(told.Lines);
    }

    [Fact]
    public async Task An_id_in_a_path_is_decoded_once_and_is_nobodys_route()
    {
        await Start();
        foreach (var (sent, known) in new[]
        {
            ("wait", "wait"), ("a%2Fb", "a/b"), ("a%252Fb", "a%2Fb"), ("%2e%2e%2fstatus", "../status"), ("*", "*"), ("a%22", "a\""),
        })
        {
            using var answer = await Send("GET", $"/_tocsin/messages/{sent}");
            Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
            using var json = JsonDocument.Parse(await answer.Content.ReadAsStringAsync());
            Assert.Equal(
                $"there is no message {known}; of an event tells `tocsin trace {known}`",
                json.RootElement.GetProperty("message").GetString());
        }
        using var two = await Send("GET", "/_tocsin/messages/a/b");
        Assert.Contains("there is no /_tocsin/messages/a/b", await two.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task No_route_stands_where_an_id_of_another_may()
    {
        await Start();
        using var described = JsonDocument.Parse(await client.GetStringAsync(new Uri(server!.Address, "_tocsin/openapi.json")));
        var routes = described.RootElement.GetProperty("paths").EnumerateObject()
            .SelectMany(p => p.Value.EnumerateObject().Select(m => (Path: p.Name["/_tocsin".Length..], Method: m.Name))).ToList();
        foreach (var (path, method) in routes.Where(r => r.Path.EndsWith("{id}", StringComparison.Ordinal)))
        {
            var route = new AdminRoute(method, path, "", AdminKey.None, [], _ => Task.CompletedTask);
            Assert.DoesNotContain(routes, r => r.Path != path && r.Method == method && route.Match(r.Path) is not null);
        }
    }

    [Theory]
    [InlineData("region", "mars", "region 'mars' is no region: us-east-1")]
    [InlineData("account", "acme", "account 'acme' is not twelve digits")]
    public async Task An_event_of_nowhere_is_refused(string member, string value, string message)
    {
        await Start();
        var body = new Dictionary<string, string>
        {
            ["id"] = "1", ["account"] = "111122223333", ["region"] = "us-east-1", ["source"] = "aws.ecs", ["detail-type"] = "x",
        };
        body[member] = value;
        using var answer = await client.PostAsync(
            new Uri(server!.Address, "_tocsin/events"), new StringContent(JsonSerializer.Serialize(body)));
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains(message, await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"team":"T0123456789","name":""}""", "'name' is empty")]
    [InlineData("""{"team":"T0123456789","name":7}""", "'name' is no text")]
    [InlineData("""{"team":"T0123456789","token":""}""", "a secret is given as file:PATH or env:NAME")]
    [InlineData("""{"team":"T0123456789","token":"env:"}""", "is not set where the server runs")]
    [InlineData("""{"team":"T0123456789","token":"file:/proc/self/status"}""", "what file:/proc/self/status holds is no secret")]
    [InlineData("""{"team":"T0123456789","token":"file:/proc/sys/kernel/ostype"}""", "holds is no token of Slack's")]
    [InlineData("""{"team":"foo"}""", "team 'foo' is no id of a workspace")]
    public async Task A_workspace_is_authorised_by_a_token_of_Slacks_alone(string body, string message)
    {
        await Start();
        using var answer = await client.PostAsync(new Uri(server!.Address, "_tocsin/slack/workspaces"), new StringContent(body));
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        using var json = JsonDocument.Parse(await answer.Content.ReadAsStringAsync());
        Assert.Contains(message, json.RootElement.GetProperty("message").GetString(), StringComparison.Ordinal);
    }

    /// <summary>A request of whose body one byte comes.</summary>
    private async Task Begun(string path, int length, int status)
    {
        using var socket = new TcpClient();
        await socket.ConnectAsync(server!.Address.Host, server.Address.Port, TestContext.Current.CancellationToken);
        var stream = socket.GetStream();
        byte[] begin = Encoding.ASCII.GetBytes(
            $"POST {path} HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\nContent-Length: {length}\r\n\r\n{{");
        await stream.WriteAsync(begin, TestContext.Current.CancellationToken);
        string answer = await Answered(stream);
        if (path.StartsWith("/_tocsin", StringComparison.Ordinal))
        {
            Assert.StartsWith($"HTTP/1.1 {status}", answer, StringComparison.Ordinal);
            Assert.Contains("{\"error\":\"bad-request\",\"message\":\"", answer, StringComparison.Ordinal);
        }
        else
        {
            Assert.Matches(@"^HTTP/1\.1 4\d\d ", answer);
        }
    }

    private static async Task<string> Answered(NetworkStream from)
    {
        using var all = new MemoryStream();
        try
        {
            await from.CopyToAsync(all, TestContext.Current.CancellationToken);
        }
        catch (IOException)
        {
            // The connection is cut behind the answer: nobody reads the rest of the body.
        }
        return Encoding.UTF8.GetString(all.ToArray());
    }

    private Task<HttpResponseMessage> Send(string method, string path) =>
        client.SendAsync(new HttpRequestMessage(new HttpMethod(method), new Uri(server!.Address, path)));

    private async Task Start() =>
        server = await TocsinServer.Start(new ServerOptions { Port = 0 }, TimeProvider.System, told);
}
