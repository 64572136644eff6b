using System.Net;
using Tocsin.Aws;
using Tocsin.Chatbot;
using Tocsin.Delivery.Writing;
using Tocsin.Server.Admin;
using Tocsin.Server.Canaries;
using Tocsin.Server.Ingest;
using Tocsin.Server.Signing;
using Tocsin.Tasks.Choosing;
using Tocsin.Text;

namespace Tocsin.Server.Host;

/// <summary>What a server is to be.</summary>
public sealed record ServerOptions
{
    public static readonly TimeSpan UsualRetention = TimeSpan.FromDays(30);

    /// <summary>Where it listens; beyond loopback only with keys.</summary>
    public IPAddress Listen { get; init; } = IPAddress.Loopback;

    /// <summary>0 takes any that is free.</summary>
    public int Port { get; init; } = 4566;

    /// <summary>The directory that it keeps its data in; null keeps nothing.</summary>
    public string? Data { get; init; }

    /// <summary>Whose requests are that say no account.</summary>
    public AccountId Account { get; init; } = AccountId.Assumed;

    /// <summary>Where requests are that are not signed for a region.</summary>
    public string Region { get; init; } = "us-east-1";

    public ChatbotProfile Profile { get; init; } = ChatbotProfile.Current;

    public ChatbotLimits ChatbotLimits { get; init; } = ChatbotLimits.Defer;

    /// <summary>Whether messages to one channel go at Slack's pace; null only where Slack is not this server's own.</summary>
    public bool? SlackPace { get; init; }

    /// <summary>Chatbot speaks in workspaces alone that were authorised.</summary>
    public bool StrictWorkspaces { get; init; }

    /// <summary>How long what happened is kept: traces, messages, versions of resources.</summary>
    public Retention Retention { get; init; } = new(UsualRetention, Retention.UsualMessages);

    /// <summary>Workspaces that are authorised by whoever runs the server.</summary>
    public ValueList<Workspace> Workspaces { get; init; } = [];

    /// <summary>Channels that have a thread for the deployments of each service, by their ids.</summary>
    public ValueList<string> DeploymentThreads { get; init; } = [];

    /// <summary>Channels that are told by an incoming webhook: where its address stands, by the channel's id.</summary>
    public ValueMap<string> Webhooks { get; init; } = [];

    /// <summary>Where Slack's own API is, for workspaces that were authorised by a token.</summary>
    public Uri SlackApi { get; init; } = new("https://slack.com/api/");

    /// <summary>An Alertmanager that is told of deployments that failed, with a slash at the end; null tells none.</summary>
    public Uri? Alertmanager { get; init; }

    /// <summary>What is sent from time to time to hear whether it arrives; null sends nothing.</summary>
    public CanaryOptions? Canary { get; init; }

    /// <summary>A collector of OpenTelemetry's, by HTTP: <c>http://127.0.0.1:4318</c>; null sends nothing.</summary>
    public Uri? Otlp { get; init; }

    /// <summary>By which AWS's clients sign; without any, nothing need be signed.</summary>
    public AccessKeys Keys { get; init; } = AccessKeys.None;

    public AdminKeys AdminKeys { get; init; } = AdminKeys.None;

    /// <summary>
    /// By which others use the local Slack where there are keys (<see cref="Slack.Workspaces.SlackOptions.Key"/>). Null makes one that
    /// nobody knows: only this server posts there then.
    /// </summary>
    public string? SlackKey { get; init; }

    /// <summary>Ways in for what real accounts send.</summary>
    public ValueList<IngestOptions> Ingests { get; init; } = [];

    /// <summary>Private networks that endpoints of topics may be in all the same.</summary>
    public ValueList<IPNetwork> OutboundAllowed { get; init; } = [];

    /// <summary>Where tasks run, and how fast AWS is.</summary>
    public WorldOptions Tasks { get; init; } = new();

    /// <summary>
    /// The topic to which a custom notification goes with each deployment that fails: what the event does not say. Null sends none.
    /// </summary>
    public Arn? Diagnosis { get; init; }

    /// <summary>What is there when nothing is kept yet: as if it had been applied.</summary>
    public ValueList<Resource> Applied { get; init; } = [];
}
