using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using Tocsin.Tests;

namespace Tocsin.Conformance;

/// <summary>More is asked than a server can do: it keeps what it acknowledges, refuses the rest as AWS does, and stays small.</summary>
public sealed class OverloadTests
{
    private const string Topic = "arn:aws:sns:ap-northeast-2:111122223333:ecs-deploy-events-topic";

    /// <summary>Requests on their way at once: several times what is decided at once.</summary>
    private const int Callers = 3000;

    private static readonly TimeSpan Length = TimeSpan.FromSeconds(Long.Of(5, 60));

    [Fact]
    public async Task A_server_that_is_asked_too_much_throttles_and_keeps_what_it_acknowledged()
    {
        string data = Directory.CreateTempSubdirectory("tocsin-overload-").FullName;
        try
        {
            await using var server = await RunningServer.On(
                data, 0, Path.Combine(Repository.Root, "samples", "article"), "--region", "ap-northeast-2", "--chatbot-limits", "off");
            // Each caller has one connection: by itself the client opens more while it waits, and the server closes those beyond 4096.
            using var connections = new SocketsHttpHandler { MaxConnectionsPerServer = Callers };
            using var client = new HttpClient(connections) { BaseAddress = server.Address, Timeout = TimeSpan.FromMinutes(2) };
            var answers = new ConcurrentDictionary<string, int>();
            using var stop = new CancellationTokenSource(Length);
            await Task.WhenAll(Enumerable.Range(0, Callers).Select(_ => Ask(client, answers, stop.Token)));

            int acknowledged = answers.GetValueOrDefault("OK");
            Assert.Equal(["OK", "ThrottlingException"], answers.Keys.Order(StringComparer.Ordinal));
            var messages = (await server.Ask("status"))["messages"]!.AsObject();
            Assert.Equal(acknowledged, messages.Sum(m => (long)m.Value!));
            TestContext.Current.SendDiagnosticMessage(string.Create(
                CultureInfo.InvariantCulture,
                $"{Callers} callers for {Length.TotalSeconds} s: {acknowledged} acknowledged and kept, "
                    + $"{answers["ThrottlingException"]} throttled, {server.MostMebibytes:0} MiB at most"));
            // What was built for tests is not what is measured.
            if (!string.IsNullOrEmpty(Environment.GetEnvironmentVariable("TOCSIN_RELEASE")))
            {
                Assert.InRange(server.MostMebibytes, 1, 256);
            }
        }
        finally
        {
            Directory.Delete(data, recursive: true);
        }
    }

    private static async Task Ask(HttpClient client, ConcurrentDictionary<string, int> answers, CancellationToken stop)
    {
        const string message = """{"version":"1.0","source":"custom","content":{"title":"Failed","description":"of shop/orders"}}""";
        while (!stop.IsCancellationRequested)
        {
            using var form = new FormUrlEncodedContent(new Dictionary<string, string>
            {
                ["Action"] = "Publish", ["Version"] = "2010-03-31", ["TopicArn"] = Topic, ["Message"] = message,
            });
            using var answer = await client.PostAsync("/", form, CancellationToken.None);
            string text = await answer.Content.ReadAsStringAsync(CancellationToken.None);
            bool isThrottled = answer.StatusCode == HttpStatusCode.BadRequest
                && text.Contains("<Code>ThrottlingException</Code>", StringComparison.Ordinal);
            string what = answer.StatusCode == HttpStatusCode.OK ? "OK" : isThrottled ? "ThrottlingException" : text;
            answers.AddOrUpdate(what, 1, (_, n) => n + 1);
        }
    }
}
