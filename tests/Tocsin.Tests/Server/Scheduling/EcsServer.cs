using Tocsin.Aws;
using Tocsin.Server.Host;
using Tocsin.Tasks.Choosing;
using Tocsin.Tests.Delivery;
using Tocsin.Text;

namespace Tocsin.Tests.Server.Scheduling;

/// <summary>A server with the article's alarm in this process.</summary>
internal sealed class EcsServer : EcsClient, IAsyncDisposable
{
    private readonly TocsinServer server;

    private EcsServer(TocsinServer server)
        : base(server.Address) => this.server = server;

    /// <param name="diagnosis">The topic that a diagnosis goes to.</param>
    /// <param name="threads">Channels that have threads of deployments.</param>
    public static async Task<EcsServer> Start(string data, WorldOptions tasks, Arn? diagnosis = null, params ValueList<string> threads)
    {
        var options = new ServerOptions
        {
            Port = 0, Region = "ap-northeast-2", Data = data, Applied = Given.Sample("article").ToValueList(), Tasks = tasks,
            Diagnosis = diagnosis, DeploymentThreads = threads,
        };
        return new EcsServer(await TocsinServer.Start(options, TimeProvider.System, new ServerLog(TextWriter.Null, TimeProvider.System)));
    }

    public ValueTask DisposeAsync()
    {
        Dispose();
        return server.DisposeAsync();
    }
}
