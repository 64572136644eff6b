using Tocsin.Aws;
using Tocsin.Chatbot;
using Tocsin.Delivery.Outgoing;
using Tocsin.Delivery.Pumping;
using Tocsin.Delivery.Senders;
using Tocsin.Delivery.Signing;
using Tocsin.Delivery.Silences;
using Tocsin.Delivery.Silencing;
using Tocsin.Delivery.Store;
using Tocsin.Delivery.Writing;
using Tocsin.Estates;
using Tocsin.Flow;
using Tocsin.Simulation.Disks;
using Tocsin.Sns;

namespace Tocsin.Simulation;

/// <summary>A server's process, without its doors: the production store, writer, pump and sender, put together as a server does.</summary>
internal sealed class Node : IAsyncDisposable
{
    private static readonly PumpOptions ToEndpoints = new(TimeSpan.Zero, 1, new RetryPolicy.Phased(DeliveryPolicy.Default));

    private readonly DataDirectory directory;
    private readonly HttpClient client;
    private readonly SnsSigner signer;

    private Node(DataDirectory directory, SqliteStore store, Writer writer, Pump pump, Quiet quiet, HttpClient client, SnsSigner signer) =>
        (this.directory, Store, Writer, Pump, Quiet, this.client, this.signer) =
            (directory, store, writer, pump, quiet, client, signer);

    public SqliteStore Store { get; }

    public Writer Writer { get; }

    public Pump Pump { get; }

    /// <summary>Looked after by the run, so that it wakes nobody each second of a day.</summary>
    public Quiet Quiet { get; }

    /// <param name="silenced">Hears of what a silence keeps back.</param>
    /// <exception cref="StoreException">The store cannot be opened or read.</exception>
    public static async Task<Node> Start(
        string path, Estate empty, ulong seed, HttpMessageHandler slack, HttpMessageHandler endpoint, TimeProvider time, TimeSpan pace,
        Action<Kept> silenced)
    {
        var directory = DataDirectory.Open(path);
        SqliteStore? store = null;
        Writer? writer = null;
        try
        {
            store = SqliteStore.Open(directory, new SimulatedFiles());
            writer = new Writer(store, empty, new WriterOptions(ChatbotProfile.Current, ChatbotLimits.Defer, seed), time);
            // The time that an attempt may take is the sockets' to tell: an HttpClient's own timer is of no clock that could be replaced.
            var client = new HttpClient(slack, disposeHandler: false)
            {
                Timeout = Timeout.InfiniteTimeSpan,
                MaxResponseContentBufferSize = Delivery.Pumping.Limits.AnswerBytes,
            };
            var sender = new SlackSender(client, _ => new SlackAccess(new Uri("http://slack/api/"), "xoxb-1"));
            // It signs nothing: what is delivered raw has no signature.
            var signer = new SnsSigner(directory, () => "http://sns");
            var endpoints = new HttpSender(new HttpClient(endpoint, disposeHandler: false), () => writer.Estate, signer, time);
            var quiet = new Quiet(store, writer, time);
            var pump = new Pump(
                new Outbox(store), writer, l => l.Envelope.To is Address.Http ? endpoints : sender,
                _ => PumpOptions.Slack with { Pace = pace }, time, l => l.Envelope.To is Address.Http ? ToEndpoints : null, SilenceOf);
            quiet.Released = pump.Retry;
            pump.Load();
            pump.Start();
            return new Node(directory, store, writer, pump, quiet, client, signer);

            Silence? SilenceOf(Kept kept)
            {
                var silence = quiet.Of(kept);
                if (silence is not null)
                {
                    silenced(kept);
                }
                return silence;
            }
        }
        catch
        {
            if (writer is not null)
            {
                await writer.DisposeAsync();
            }
            store?.Dispose();
            directory.Dispose();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        await Pump.DisposeAsync();
        await Writer.DisposeAsync();
        client.Dispose();
        signer.Dispose();
        Store.Dispose();
        directory.Dispose();
    }
}
