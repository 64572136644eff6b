using Tocsin.Aws;
using Tocsin.Cli.Releases;
using Tocsin.Cli.Servers;
using Tocsin.Server.Host;
using Tocsin.Tasks.Choosing;
using Tocsin.Text;

namespace Tocsin.Cli.Demo;

/// <summary>A server in this process with the article's six resources, whose tasks are processes; it keeps nothing.</summary>
internal sealed class DemoServer : IAsyncDisposable
{
    /// <summary>A deployment that fails takes some ten seconds, and a container that crashes is not taken for a healthy one.</summary>
    public const int Faster = 40;

    private readonly TocsinServer server;

    private DemoServer(TocsinServer server)
    {
        this.server = server;
        var settings = new AwsSettings(ArticleEstate.Region, server.Address, "test", "test", null);
        (Ecs, Logs, Events) = (
            AwsClient.OfEcs(settings, TimeProvider.System), AwsClient.OfLogs(settings, TimeProvider.System),
            AwsClient.OfEvents(settings, TimeProvider.System));
        Admin = new ServerConnection(server.Address, null);
    }

    public AwsClient Ecs { get; }

    public AwsClient Logs { get; }

    public AwsClient Events { get; }

    public ServerConnection Admin { get; }

    public Uri Address => server.Address;

    public static async Task<DemoServer> Start()
    {
        EmbeddedSqlite.Use();
        var options = new ServerOptions
        {
            Port = 0, Account = AccountId.Assumed, Region = ArticleEstate.Region, Applied = ArticleEstate.Read().Resources.ToValueList(),
            Tasks = new WorldOptions { World = "processes", TimeScale = Faster },
        };
        return new DemoServer(
            await TocsinServer.Start(options, TimeProvider.System, new ServerLog(TextWriter.Null, TimeProvider.System)));
    }

    /// <summary>Ends its tasks with it.</summary>
    public async ValueTask DisposeAsync()
    {
        Ecs.Dispose();
        Logs.Dispose();
        Events.Dispose();
        Admin.Dispose();
        await server.DisposeAsync();
    }
}
