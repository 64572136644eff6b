using System.Net;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Tocsin.Aws;
using Tocsin.Chatbot;
using Tocsin.Delivery.Alerting;
using Tocsin.Delivery.Inbox;
using Tocsin.Delivery.Outgoing;
using Tocsin.Delivery.Pumping;
using Tocsin.Delivery.Senders;
using Tocsin.Delivery.Signing;
using Tocsin.Delivery.Silencing;
using Tocsin.Delivery.Store;
using Tocsin.Delivery.Threading;
using Tocsin.Delivery.Writing;
using Tocsin.Ecs.Scheduling;
using Tocsin.Estates;
using Tocsin.Flow;
using Tocsin.Server.Admin;
using Tocsin.Server.Canaries;
using Tocsin.Server.Diagnoses;
using Tocsin.Server.Ingest;
using Tocsin.Server.Overview;
using Tocsin.Server.Scheduling;
using Tocsin.Server.Slack;
using Tocsin.Server.Slack.Workspaces;
using Tocsin.Server.Wire;
using Tocsin.Tasks.Choosing;
using Tocsin.Sns;

namespace Tocsin.Server.Host;

/// <summary>A server that runs: its store, its writer, its pump, and its doors.</summary>
public sealed partial class TocsinServer : IAsyncDisposable
{
    /// <summary>So long those are answered that were asked before it stops.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    private readonly DataDirectory directory;
    private readonly SqliteStore store;
    private readonly SnsSigner signer;
    private readonly Writer writer;
    private readonly Pump pump;
    private readonly Quiet quiet;
    private readonly Heads heads;
    private readonly Alerts? alerts;
    private readonly Canary? canary;
    private readonly SlackChecks checks;
    private readonly Driver driver;
    private readonly HttpClient client;
    private readonly HttpClient outbound;
    private readonly HttpClient questions;
    private readonly SigningCertificates certificates;
    private readonly SnsDoor ingests;
    private readonly List<QueuePoller> pollers;
    private readonly WebApplication web;
    private readonly Telemetry? telemetry;
    private readonly TimeProvider time;
    private readonly ILogger<TocsinServer> log;

    private TocsinServer(ServerOptions options, TimeProvider time, ILoggerProvider log)
    {
        this.time = time;
        var empty = new Estate(options.Account, options.Region)
        {
            Chatbot = options.StrictWorkspaces ? ChatbotState.Strict : ChatbotState.Empty,
        };
        directory = options.Data is { } path ? DataDirectory.Open(path) : DataDirectory.OpenPassing();
        store = SqliteStore.Open(directory);
        // Of a Guid, whose random bytes are the system's: RandomNumberGenerator loads OpenSSL, four MiB that most servers never need.
        ulong seed = BitConverter.ToUInt64(Guid.NewGuid().ToByteArray());
        signer = new SnsSigner(directory, () => Address.GetLeftPart(UriPartial.Authority));
        writer = new Writer(
            store, empty,
            new WriterOptions(options.Profile, options.ChatbotLimits, seed)
            {
                Sign = signer.Sign, KeepsRollouts = options.DeploymentThreads.Count > 0 || options.Alertmanager is not null,
            },
            time);
        var outbox = new Outbox(store);
        var traces = new TraceTable(store);
        // Where there are keys, others than the programs of this machine may come: nobody reads or posts here without one.
        bool closed = options.Keys.AreConfigured || options.AdminKeys.AreConfigured;
        var slackOptions = new SlackOptions
        {
            Key = options.SlackKey ?? (closed ? Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16)) : null),
        };
        var accesses = new SlackDoors(() => writer.Estate, () => Address, slackOptions, options.SlackApi, options.Webhooks);
        client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseProxy = false })
        {
            Timeout = Delivery.Pumping.Limits.Attempt,
            MaxResponseContentBufferSize = Delivery.Pumping.Limits.AnswerBytes,
        };
        var slack = new SlackSender(client, accesses.Of);
        var webhooks = new WebhookSender(client, accesses.WebhookOf);
        quiet = new Quiet(store, writer, time);
        var threads = new DeploymentThreads(
            store, lane => Flow.Address.Of(lane) is Flow.Address.Slack to && options.DeploymentThreads.Contains(to.Id));
        heads = new Heads(store, writer, threads, slack.Edit, lane => EditPaceOf(lane, accesses, options), time);
        alerts = options.Alertmanager is { } at ? new Alerts(store, client, at, time) : null;
        writer.RolledOut = service =>
        {
            heads.Look(service);
            alerts?.Look();
        };
        var rules = new OutboundRules(IPAddress.IsLoopback(options.Listen), options.OutboundAllowed);
        outbound = rules.Client(Delivery.Pumping.Limits.Attempt, Delivery.Pumping.Limits.AnswerBytes);
        questions = rules.Client(Ingest.Limits.Answer, Ingest.Limits.CertificateBytes);
        var endpoints = new HttpSender(outbound, () => writer.Estate, signer, time);
        pump = new Pump(
            outbox, writer, l => SenderOf(l, slack, webhooks, endpoints), lane => PaceOf(lane, accesses, options), time, OwnOf, quiet.Of,
            threads)
        {
            Begun = heads.Look,
        };
        quiet.Released = pump.Retry;
        web = Built(options, log);
        var logs = web.Services.GetRequiredService<ILoggerFactory>();
        this.log = logs.CreateLogger<TocsinServer>();
        housekeeping = new Housekeeping(writer, outbox, options.Retention, time, logs.CreateLogger<Housekeeping>());
        pump.Noticed = blockage =>
        {
            if (!Notices.IsTold(blockage, pump.Blocked))
            {
                Refusing(this.log, Notices.Of(blockage));
            }
        };
        alerts?.Noticed = why => Refusing(this.log, why is null ? "Alertmanager takes what it is told again"
            : $"{why}. It is told again, as the services stand then.");
        checks = new SlackChecks(writer, new SlackProbe(client, accesses.Of, webhooks.Probe), time);
        canary = options.Canary is { } bird
            ? new Canary(bird, options.Account, options.Region, writer, outbox, webhooks, time, logs.CreateLogger<Canary>()) : null;
        var aws = new AwsFace(
            writer, new FaceOptions(options.Account, options.Region, options.Keys), time, logs.CreateLogger<AwsFace>(),
            web.Lifetime.ApplicationStopping);
        TasksRun = Choice.Told(options.Tasks);
        var tasks = options.Tasks with { Kept = directory.Survives ? Path.Combine(directory.Path, "tasks") : null };
        driver = new Driver(
            writer, Choice.Of(tasks, time), Choice.TimingOf(options.Tasks),
            new Diagnosing(options.Diagnosis, logs.CreateLogger<Diagnosing>()), time, logs.CreateLogger<Driver>());
        var own = new LocalSlack(new SlackMessages(store, writer), slackOptions, time);
        var lists = new Lists(outbox, traces, () => writer.Unmatched);
        var stories = new Stories(store, traces, outbox, writer, empty, options.Profile);
        var waits = new Waits(store, pump);
        certificates = new SigningCertificates(questions, time);
        var heard = new HeardTable(store);
        var intake = new Intake(writer, heard);
        ingests = new SnsDoor(options.Ingests, intake, certificates, questions, time, logs.CreateLogger<SnsDoor>());
        pollers =
        [
            .. options.Ingests.SelectMany(i => i.From.Where(f => f.Service == "sqs").Select(f => new QueuePoller(
                i, f, intake, time, logs.CreateLogger<QueuePoller>()))),
        ];
        var status = new Status(
            this, options, directory, writer, pump, outbox, quiet, aws, new ServiceMeasures(writer, driver), intake, heard, alerts,
            canary, time);
        var admin = new AdminApi(
            options.AdminKeys, time,
            [
                .. status.Routes, new Events(writer, store.Messages).Route,
                .. new Listing(lists, outbox, writer, pump, stories, waits, time).Routes, .. new Queues(writer).Routes,
                    new TraceStory(stories, waits).Route,
                new Workspaces(writer, pump, options.Account).Route, checks.Route,
                .. new SilenceRoutes(quiet, new SilenceTable(store), time).Routes, .. new SlackFaultRoutes(own.Faults).Routes,
            ]);
        var doors = new Doors(!closed, aws, own, ingests, admin, status,
            new OverviewPages(lists, stories, waits, pump, time), signer, logs.CreateLogger<Doors>());
        web.Run(doors.Answer);
        telemetry = options.Otlp is { } collector ? new Telemetry(collector, status.Measures) : null;
    }

    private readonly Housekeeping housekeeping;
    private readonly CancellationTokenSource stop = new();
    private Task keeping = Task.CompletedTask;
    private Task quieting = Task.CompletedTask;
    private Task heading = Task.CompletedTask;
    private Task noticing = Task.CompletedTask;
    private Task alerting = Task.CompletedTask;
    private Task singing = Task.CompletedTask;

    /// <summary>Where it listens, with a slash at the end.</summary>
    public Uri Address { get; private set; } = new("http://127.0.0.1/");

    /// <summary>What it keeps outlives it.</summary>
    public bool Survives => directory.Survives;

    public string DataPath => directory.Path;

    /// <summary>Where tasks run, for whoever starts it.</summary>
    public string TasksRun { get; }

    /// <summary>Whether it took what was to be there when nothing is kept yet (<see cref="ServerOptions.Applied"/>).</summary>
    public bool IsApplied { get; private set; }

    /// <summary>How many resources were there when it began.</summary>
    public int Resources => writer.Estate.Resources.Count();

    /// <summary>Listens when it returns.</summary>
    /// <exception cref="StoreException">The data cannot be used.</exception>
    /// <exception cref="IOException">The port cannot.</exception>
    public static async Task<TocsinServer> Start(ServerOptions options, TimeProvider time, ILoggerProvider log)
    {
        var server = new TocsinServer(options, time, log);
        try
        {
            await server.Begin(options);
            return server;
        }
        catch
        {
            await server.DisposeAsync();
            throw;
        }
    }

    /// <summary>Answers what was asked, keeps what was decided, and ends.</summary>
    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync();
        var loops = Task.WhenAll(keeping, quieting, heading, noticing, alerting, singing);
        await loops.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (loops.Exception is { } fault)
        {
            // What was decided is kept all the same, and the data are let go.
            Faulted(log, fault);
        }
        await StopWeb();
        await Task.WhenAll(pollers.Select(p => p.DisposeAsync().AsTask()));
        await web.DisposeAsync();
        telemetry?.Dispose();
        await driver.DisposeAsync();
        await pump.DisposeAsync();
        quiet.Dispose();
        await writer.DisposeAsync();
        client.Dispose();
        outbound.Dispose();
        ingests.Dispose();
        certificates.Dispose();
        questions.Dispose();
        signer.Dispose();
        store.Dispose();
        directory.Dispose();
        stop.Dispose();
    }

    private async Task StopWeb()
    {
        using var patience = new CancellationTokenSource(Patience);
        try
        {
            await web.StopAsync(patience.Token);
        }
        catch (OperationCanceledException)
        {
            // Somebody hangs on: the connection is cut.
        }
    }

    private async Task Begin(ServerOptions options)
    {
        if (!writer.Estate.Resources.Any() && options.Applied.Count > 0)
        {
            IsApplied = true;
            await writer.Apply([.. options.Applied.Select(r => new Change.Put(r))], new Arn("aws", "iam", "", $"{options.Account}",
                "root"));
        }
        if (options.Workspaces.Count > 0)
        {
            await writer.Apply([.. options.Workspaces.Select(w => new Change.Put(w))], new Arn("aws", "iam", "", $"{options.Account}",
                "root"));
        }
        // Before the doors open, so that what is older goes first.
        pump.Load();
        await web.StartAsync();
        string listening = web.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First();
        Address = new Uri(listening + "/");
        pump.Start();
        driver.Start();
        pollers.ForEach(p => p.Start());
        keeping = Keep();
        quieting = quiet.Run(stop.Token);
        heading = heads.Run(stop.Token);
        noticing = RetryWhatIsSetOtherwise();
        alerting = alerts?.Run(stop.Token) ?? Task.CompletedTask;
        singing = canary?.Run(stop.Token) ?? Task.CompletedTask;
    }

    /// <summary>What is looked after each minute.</summary>
    private async Task Keep()
    {
        using var timer = new PeriodicTimer(TimeSpan.FromMinutes(1), time);
        try
        {
            while (await timer.WaitForNextTickAsync(stop.Token))
            {
                await housekeeping.Once(stop.Token);
                // An invitation to a channel, a token in its file: no request tells of it.
                pump.Probe();
            }
        }
        catch (OperationCanceledException)
        {
            // The server stops.
        }
    }

    /// <summary>A token that does not hold is told before a message waits for it.</summary>
    private async Task Check(string team)
    {
        if (await checks.NoticeOf(team, stop.Token) is { } notice)
        {
            Refusing(log, notice);
        }
    }

    /// <summary>What is parked goes when a channel's configuration or a workspace changed.</summary>
    private async Task RetryWhatIsSetOtherwise()
    {
        try
        {
            var (known, tokens) = (writer.Estate.Chatbot, Array.Empty<(string, string)>());
            while (true)
            {
                var next = writer.Changed(stop.Token);
                if (!ReferenceEquals(known, writer.Estate.Chatbot))
                {
                    known = writer.Estate.Chatbot;
                    pump.Retry(lane => Flow.Address.Of(lane) is Flow.Address.Slack);
                }
                var now = known.Workspaces.Where(w => w.TokenAt is not null).Select(w => (w.TeamId, w.TokenAt!)).ToArray();
                foreach (var (team, _) in now.Except(tokens))
                {
                    await Check(team);
                }
                tokens = now;
                await next;
            }
        }
        catch (OperationCanceledException)
        {
            // The server stops.
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Notice}")]
    private static partial void Refusing(ILogger log, string notice);

    [LoggerMessage(Level = LogLevel.Error, Message = "what the server looks after beside messages ended before it")]
    private static partial void Faulted(ILogger log, Exception why);

    private static WebApplication Built(ServerOptions options, ILoggerProvider log)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore();
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            KestrelBounds.Apply(kestrel);
            kestrel.Listen(options.Listen, options.Port);
        });
        builder.Logging.AddProvider(log).SetMinimumLevel(LogLevel.Warning);
        return builder.Build();
    }

    private static ISender? SenderOf(Leaving leaving, SlackSender slack, WebhookSender webhooks, HttpSender endpoints) =>
        leaving.Envelope.To switch
    {
        Flow.Address.Slack to => webhooks.IsFor(to) ? webhooks : slack,
        Flow.Address.Http => endpoints,
        _ => null,
    };

    /// <summary>An endpoint's topic or its subscription says how often it is sent something, and how it is tried again.</summary>
    private PumpOptions? OwnOf(Leaving leaving)
    {
        if (leaving.Envelope.To is not Flow.Address.Http)
        {
            return null;
        }
        var sns = writer.Estate.Sns;
        var subscription = sns.FindSubscription(leaving.Envelope.Sender.Resource);
        var policy = DeliveryPolicy.Of(subscription is null ? null : sns.Find(subscription.Topic), subscription);
        var pace = policy.MaxReceivesPerSecond is { } most ? TimeSpan.FromSeconds(1 / most) : TimeSpan.Zero;
        return new PumpOptions(pace, 1, new RetryPolicy.Phased(policy));
    }

    /// <summary>Slack takes some fifty edits a minute in a workspace: https://docs.slack.dev/apis/web-api/rate-limits, tier 3.</summary>
    private static TimeSpan EditPaceOf(string lane, SlackDoors doors, ServerOptions options) =>
        PaceOf(lane, doors, options).Pace > TimeSpan.Zero ? TimeSpan.FromSeconds(1.2) : TimeSpan.Zero;

    private static PumpOptions PaceOf(string lane, SlackDoors doors, ServerOptions options)
    {
        bool paced = Flow.Address.Of(lane) is Flow.Address.Slack to && (options.SlackPace ?? !doors.IsOwn(to));
        return paced ? PumpOptions.Slack : PumpOptions.Unpaced;
    }
}
