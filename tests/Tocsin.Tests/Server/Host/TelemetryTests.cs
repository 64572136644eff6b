using System.Collections.Concurrent;
using System.Net;
using System.Text;
using Tocsin.Server.Host;

namespace Tocsin.Tests.Server.Host;

public sealed class TelemetryTests
{
    [Fact]
    public async Task A_collector_that_is_named_gets_the_measures_and_a_span_for_each_request()
    {
        using var collector = new HttpListener();
        int port = FreePort();
        collector.Prefixes.Add($"http://127.0.0.1:{port}/");
        collector.Start();
        var got = new ConcurrentDictionary<string, string>();
        var collecting = Task.Run(async () =>
        {
            while (got.Count < 2)
            {
                var asked = await collector.GetContextAsync();
                using var body = new MemoryStream();
                await asked.Request.InputStream.CopyToAsync(body);
                got[asked.Request.Url!.AbsolutePath] = Encoding.Latin1.GetString(body.ToArray());
                asked.Response.Close();
            }
        });
        var options = new ServerOptions { Port = 0, Otlp = new Uri($"http://127.0.0.1:{port}") };
        await using (var server = await TocsinServer.Start(options, TimeProvider.System, new ServerLog(TextWriter.Null,
            TimeProvider.System)))
        {
            using var client = new HttpClient(new SocketsHttpHandler { UseProxy = false });
            using var asked = new FormUrlEncodedContent([new("Action", "ListTopics"), new("Version", "2010-03-31")]);
            using var answer = await client.PostAsync(server.Address, asked);
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        }
        await Task.WhenAny(collecting, Task.Delay(TimeSpan.FromMinutes(2)));
        Assert.Equal("/v1/metrics /v1/traces", string.Join(' ', got.Keys.Order()));
        Assert.Contains("sns ListTopics", got["/v1/traces"], StringComparison.Ordinal);
        Assert.Contains("tocsin.messages.pending", got["/v1/metrics"], StringComparison.Ordinal);
    }

    private static int FreePort()
    {
        using var listener = new System.Net.Sockets.TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
