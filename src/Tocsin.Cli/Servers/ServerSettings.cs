using Tocsin.Text;

namespace Tocsin.Cli.Servers;

/// <summary>What <c>tocsin-server.yaml</c> says, or variables in its stead, as it is written there; null where nothing is said.</summary>
internal sealed record ServerSettings
{
    public const string FileName = "tocsin-server.yaml";

    public string? Listen { get; init; }

    public string? Port { get; init; }

    public string? Data { get; init; }

    public string? Account { get; init; }

    public string? Region { get; init; }

    public string? ChatbotProfile { get; init; }

    public string? ChatbotLimits { get; init; }

    public string? SlackPace { get; init; }

    public string? SlackApi { get; init; }

    public string? StrictWorkspaces { get; init; }

    public string? Retention { get; init; }

    public string? RetentionMessages { get; init; }

    public string? Otlp { get; init; }

    public string? Alertmanager { get; init; }

    public string? Diagnosis { get; init; }

    public string? Tasks { get; init; }

    public string? TimeScale { get; init; }

    /// <summary>What stands for images.</summary>
    public ValueMap<string> Images { get; init; }

    /// <summary>A reference to a secret: <c>file:PATH</c> or <c>env:NAME</c>.</summary>
    public string? AdminKey { get; init; }

    public string? AdminReadKey { get; init; }

    /// <summary>The end of the tokens of the server's own Slack, where there are keys: <c>xoxb-local-TEAM-KEY</c>.</summary>
    public string? SlackKey { get; init; }

    public ValueList<KeySetting> Keys { get; init; }

    public ValueList<WorkspaceSetting> Workspaces { get; init; }

    /// <summary>What is said of channels.</summary>
    public ValueList<ChannelSetting> Channels { get; init; }

    public ValueList<IngestSetting> Ingests { get; init; }

    public CanarySetting? Canary { get; init; }

    /// <summary>Networks, with commas between them.</summary>
    public string? OutboundAllow { get; init; }

    /// <summary>The same, where what a file names stands beside it.</summary>
    public ServerSettings Beside(string directory) => this with
    {
        Data = Data is { } at ? Path.GetFullPath(at, directory) : null,
        AdminKey = Beside(directory, AdminKey),
        AdminReadKey = Beside(directory, AdminReadKey),
        SlackKey = Beside(directory, SlackKey),
        Keys = Keys.Select(k => k with { Secret = Beside(directory, k.Secret)! }).ToValueList(),
        Channels = Channels.Select(c => c with { Webhook = Beside(directory, c.Webhook) }).ToValueList(),
        Canary = Canary is { } canary ? canary with { Notify = Beside(directory, canary.Notify)! } : null,
        Ingests = Ingests.Select(i => i with { RawPassword = Beside(directory, i.RawPassword) }).ToValueList(),
        Workspaces = Workspaces.Select(w => w with { Token = Beside(directory, w.Token) }).ToValueList(),
    };

    private static string? Beside(string directory, string? reference) =>
        reference is ['f', 'i', 'l', 'e', ':', .. var path] ? $"file:{Path.GetFullPath(path, directory)}" : reference;
}

/// <summary>A key by which AWS's clients sign.</summary>
/// <param name="Secret">A reference to it.</param>
internal sealed record KeySetting(string Id, string Secret, string Account);

/// <summary>What is said of a Slack channel.</summary>
/// <param name="Threads">What has threads there: <c>deployments</c>; null is nothing.</param>
/// <param name="Webhook">A reference to the address of its incoming webhook; null posts by the workspace's bot.</param>
internal sealed record ChannelSetting(string Id, string? Threads, string? Webhook);

/// <summary>An event that is sent from time to time to hear whether it arrives.</summary>
/// <param name="Notify">A reference to the address of the webhook that is told when it does not.</param>
internal sealed record CanarySetting(string Notify, string? Every, string? Within);

/// <summary>A way in for what a real account sends.</summary>
/// <param name="From">ARNs of topics and queues.</param>
/// <param name="RawPassword">A reference to the password that raw deliveries bring; null takes none.</param>
internal sealed record IngestSetting(
    string Name, ValueList<string> From, string? Bus, string? Topic, string? Endpoint, string? RawPassword);

/// <summary>A Slack workspace that Chatbot may speak in.</summary>
/// <param name="Token">A reference to the bot's token; null speaks in the server's own Slack.</param>
internal sealed record WorkspaceSetting(string Team, string? Name, string? Account, string? Token);
