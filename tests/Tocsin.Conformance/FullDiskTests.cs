using System.Net;
using System.Text.Json.Nodes;

namespace Tocsin.Conformance;

/// <summary>The disk is full while a server runs: it says so, acknowledges nothing that it did not keep, and goes on by itself.</summary>
public sealed class FullDiskTests
{
    private const int Mebibytes = 24;

    private const string Topic = "arn:aws:sns:ap-northeast-2:111122223333:ecs-deploy-events-topic";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    [Fact]
    public async Task A_full_disk_is_told_by_AWSs_error_and_by_ready_and_nothing_acknowledged_is_lost()
    {
        string disk = Directory.CreateTempSubdirectory("tocsin-full-").FullName;
        var mounted = await Ran.Program(
            "mount", "/", new Dictionary<string, string>(), "-t", "tmpfs", "-o", $"size={Mebibytes}m", "tocsin", disk);
        try
        {
            Assert.SkipWhen(mounted.ExitCode != 0, "nobody may mount a small disk here: what happens on a full one is not tried");
            await using var server = await RunningServer.On(
                Path.Combine(disk, "data"), 0, Path.Combine(Repository.Root, "samples", "article"), "--region", "ap-northeast-2",
                "--slack-pace", "off", "--chatbot-limits", "off");
            using var client = new HttpClient { BaseAddress = server.Address, Timeout = Patience };
            var acknowledged = new List<string>();
            Assert.Equal(HttpStatusCode.OK, (await Publish(client, acknowledged)).StatusCode);
            Assert.True(await IsReady(client));

            string ballast = Path.Combine(disk, "ballast");
            Fill(ballast);
            HttpResponseMessage answer;
            int refused = 0;
            do
            {
                answer = await Publish(client, acknowledged);
            }
            while (answer.StatusCode == HttpStatusCode.OK || ++refused < 5);
            Assert.Equal(HttpStatusCode.InternalServerError, answer.StatusCode);
            Assert.Contains("<Code>InternalFailure</Code>", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
            await Until(async () => !await IsReady(client));
            Assert.Contains(server.Log, l => l.Contains("is full: what was to be kept is not", StringComparison.Ordinal));

            File.Delete(ballast);
            await Until(() => IsReady(client));
            Assert.Equal(HttpStatusCode.OK, (await Publish(client, acknowledged)).StatusCode);
            foreach (string mark in acknowledged)
            {
                var found = await server.Ask($"messages?q={mark}&wait=60");
                Assert.True(found["messages"]!.AsArray().Count > 0, $"{mark} of {acknowledged.Count} was acknowledged and never came");
            }
        }
        finally
        {
            if (mounted.ExitCode == 0)
            {
                await Ran.Program("umount", "/", new Dictionary<string, string>(), "-l", disk);
            }
            Directory.Delete(disk, recursive: true);
        }
    }

    /// <summary>A custom notification to the article's topic, published by AWS's protocol.</summary>
    private static async Task<HttpResponseMessage> Publish(HttpClient client, List<string> acknowledged)
    {
        string mark = $"mark{Guid.NewGuid():n}";
        var message = new JsonObject
        {
            ["version"] = "1.0",
            ["source"] = "custom",
            ["content"] = new JsonObject { ["title"] = mark, ["description"] = new string('x', 2000) },
        };
        using var form = new FormUrlEncodedContent(
            new Dictionary<string, string>
            {
                ["Action"] = "Publish", ["Version"] = "2010-03-31", ["TopicArn"] = Topic, ["Message"] = message.ToJsonString(),
            });
        var answer = await client.PostAsync("/", form);
        if (answer.StatusCode == HttpStatusCode.OK)
        {
            acknowledged.Add(mark);
        }
        return answer;
    }

    private static async Task<bool> IsReady(HttpClient client)
    {
        using var answer = await client.GetAsync("/_tocsin/ready");
        return answer.StatusCode == HttpStatusCode.OK;
    }

    private static void Fill(string path)
    {
        using var file = File.Create(path);
        byte[] some = new byte[64 << 10];
        try
        {
            while (true)
            {
                file.Write(some);
                file.Flush();
            }
        }
        catch (IOException)
        {
            // It is full.
        }
    }

    private static async Task Until(Func<Task<bool>> isSo)
    {
        using var patience = new CancellationTokenSource(Patience);
        while (!await isSo())
        {
            await Task.Delay(200, patience.Token);
        }
    }
}
