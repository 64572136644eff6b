using System.Text;
using System.Text.Json.Nodes;

namespace Tocsin.Tests.Server.Wire;

/// <summary>
/// What Terraform 1.11.4 with hashicorp/aws 5.100.0 sends at apply, plan and destroy of the article's six resources, recorded 2026-11-23
/// with
/// its headers, over HTTP.
/// </summary>
public sealed class ConversationTests
{
    [Fact]
    public async Task The_article_is_applied_planned_and_destroyed_over_HTTP_and_nothing_is_left()
    {
        await using var server = await FaceServer.Start();
        int calls = 0;
        foreach (string line in File.ReadLines(Path.Combine(AppContext.BaseDirectory, "Server", "Wire", "article.jsonl")))
        {
            var request = JsonNode.Parse(line)!;
            var headers = request["headers"]!.AsObject().Where(h => h.Key != "Content-Length").Select(h => (h.Key, (string)h.Value!));
            var content = new ByteArrayContent(Encoding.UTF8.GetBytes((string)request["body"]!));
            string path = (string)request["path"]!;
            var replied = await server.Send(new HttpMethod((string)request["method"]!), path, content, [.. headers]);
            int expected = path.Split('-')[0] switch { "/create" => 201, "/delete" => 204, _ => 200 };
            Assert.True(replied.Status == expected, $"{line}\n{replied.Status} {replied.Body}");
            Assert.True(Guid.TryParse(replied.Headers["x-amzn-RequestId"], out _));
            Assert.True(DateTimeOffset.TryParseExact(replied.Headers["Date"], "r", null, 0, out _));
            calls++;
        }
        Assert.Equal(59, calls);
        Assert.Empty(server.Writer.Estate.Resources);
        Assert.Empty(server.Log.Lines);
    }
}
