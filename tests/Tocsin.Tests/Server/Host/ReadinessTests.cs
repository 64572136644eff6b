using System.Net;
using Microsoft.Data.Sqlite;
using Tocsin.Server.Host;

namespace Tocsin.Tests.Server.Host;

public sealed class ReadinessTests : IDisposable
{
    private readonly string data = Directory.CreateTempSubdirectory("tocsin-").FullName;

    public void Dispose() => Directory.Delete(data, recursive: true);

    /// <summary>A store that somebody else holds can commit no more than one on a full disk.</summary>
    [Fact]
    public async Task A_server_that_cannot_keep_anything_is_not_ready_until_it_can()
    {
        using var log = new Wire.Told();
        var options = new ServerOptions { Port = 0, Data = data };
        await using var server = await TocsinServer.Start(options, TimeProvider.System, log);
        using var client = new HttpClient(new SocketsHttpHandler { UseProxy = false });
        var ready = new Uri(server.Address, "_tocsin/ready");
        Assert.Equal("""{"ready":true}""", await client.GetStringAsync(ready));
        using var other = new SqliteConnection($"Data Source={Path.Combine(data, "tocsin.db")};Pooling=False");
        other.Open();
        Run(other, "BEGIN IMMEDIATE");
        string red = await Until(HttpStatusCode.ServiceUnavailable);
        Assert.Contains("\"ready\":false,\"message\":\"", red, StringComparison.Ordinal);
        Assert.Contains("tocsin.db", red, StringComparison.Ordinal);
        Run(other, "ROLLBACK");
        Assert.Equal("""{"ready":true}""", await Until(HttpStatusCode.OK));

        async Task<string> Until(HttpStatusCode status)
        {
            for (int i = 0; ; i++)
            {
                using var answer = await client.GetAsync(ready);
                if (answer.StatusCode == status)
                {
                    return await answer.Content.ReadAsStringAsync();
                }
                Assert.InRange(i, 0, 600);
                await Task.Delay(100);
            }
        }
    }

    private static void Run(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
