using Tocsin.Cli.Suites;
using Tocsin.Delivery.Senders;
using Tocsin.Text;

namespace Tocsin.Cli.Servers;

/// <summary>Reads <c>tocsin-server.yaml</c>.</summary>
internal sealed class ServerSettingsReader : YamlForm
{
    internal static readonly string[] Known =
    [
        "listen", "port", "data", "account", "region", "chatbot-profile", "chatbot-limits", "slack-pace", "slack-api", "strict-workspaces",
            "retention", "retention-messages", "otlp", "alertmanager", "diagnosis",
        "tasks", "time-scale", "images",
        "admin-key", "admin-read-key", "slack-key", "keys", "workspaces", "channels", "canary", "ingests", "outbound-allow",
    ];

    private ServerSettingsReader(List<Finding> findings)
        : base(findings)
    {
    }

    /// <summary>Never throws on input: what is wrong is in the findings.</summary>
    public static ServerSettings Read(SourceText source, List<Finding> findings)
    {
        var root = YamlTree.Read(source, findings);
        return root is null ? new ServerSettings() : new ServerSettingsReader(findings).Read(root, source.Path);
    }

    /// <summary>
    /// What variables say of settings that no option has: each holds what would stand behind its key in the file, as YAML or JSON.
    /// </summary>
    public static ServerSettings Read(Func<string, string?> variable, List<Finding> findings)
    {
        var reader = new ServerSettingsReader(findings);
        return new ServerSettings
        {
            AdminKey = Itself("TOCSIN_ADMIN_KEY"),
            AdminReadKey = Itself("TOCSIN_ADMIN_READ_KEY"),
            SlackKey = Itself("TOCSIN_SLACK_KEY"),
            Images = reader.ReadImages(Tree("TOCSIN_IMAGES")),
            Keys = reader.ReadKeys(Tree("TOCSIN_KEYS")),
            Workspaces = reader.ReadWorkspaces(Tree("TOCSIN_WORKSPACES")),
            Channels = reader.ReadChannels(Tree("TOCSIN_CHANNELS")),
            Ingests = reader.ReadIngests(Tree("TOCSIN_INGESTS")),
            Canary = reader.ReadCanary(Tree("TOCSIN_CANARY")),
        };

        YamlValue? Tree(string name) => variable(name) is { } text ? YamlTree.Read(new SourceText(name, text), findings) : null;

        // Of a single secret the variable may hold the secret itself, as variables do.
        string? Itself(string name) => variable(name) is not { } text ? null : SecretReference.IsOne(text) ? text : $"env:{name}";
    }

    private ServerSettings Read(YamlValue root, string path)
    {
        Check(root, path, Known);
        return new ServerSettings
        {
            Listen = Text(root, "listen"),
            Port = Text(root, "port"),
            Data = Text(root, "data"),
            Account = Text(root, "account"),
            Region = Text(root, "region"),
            ChatbotProfile = Text(root, "chatbot-profile"),
            ChatbotLimits = Text(root, "chatbot-limits"),
            SlackPace = Text(root, "slack-pace"),
            SlackApi = Text(root, "slack-api"),
            Alertmanager = Text(root, "alertmanager"),
            Canary = ReadCanary(root["canary"]),
            StrictWorkspaces = Text(root, "strict-workspaces"),
            Retention = Text(root, "retention"),
            RetentionMessages = Text(root, "retention-messages"),
            Otlp = Text(root, "otlp"),
            Diagnosis = Text(root, "diagnosis"),
            Tasks = Text(root, "tasks"),
            TimeScale = Text(root, "time-scale"),
            Images = ReadImages(root["images"]),
            AdminKey = Reference(root, "admin-key"),
            AdminReadKey = Reference(root, "admin-read-key"),
            SlackKey = Reference(root, "slack-key"),
            Keys = ReadKeys(root["keys"]),
            Workspaces = ReadWorkspaces(root["workspaces"]),
            Channels = ReadChannels(root["channels"]),
            Ingests = ReadIngests(root["ingests"]),
            OutboundAllow = Text(root, "outbound-allow"),
        };
    }

    private ValueMap<string> ReadImages(YamlValue? value) => Entries(value, "images")
        .Select(e => KeyValuePair.Create(e.Key.Text, TextOf(e.Value)))
        .Where(e => e.Value is not null).Select(e => KeyValuePair.Create(e.Key, e.Value!)).ToValueMap();

    private ValueList<KeySetting> ReadKeys(YamlValue? value) =>
        Items(value, "keys").Select(ReadKey).OfType<KeySetting>().ToValueList();

    private ValueList<WorkspaceSetting> ReadWorkspaces(YamlValue? value) =>
        Items(value, "workspaces").Select(ReadWorkspace).OfType<WorkspaceSetting>().ToValueList();

    private ValueList<ChannelSetting> ReadChannels(YamlValue? value) =>
        Items(value, "channels").Select(ReadChannel).OfType<ChannelSetting>().ToValueList();

    private ChannelSetting? ReadChannel(YamlValue entry)
    {
        Check(entry, "a channel", "id", "threads", "webhook");
        return Required(entry, "id") is { } id ? new ChannelSetting(id, Text(entry, "threads"), Reference(entry, "webhook")) : null;
    }

    private CanarySetting? ReadCanary(YamlValue? value)
    {
        if (value is null)
        {
            return null;
        }
        Check(value, "the canary", "every", "within", "notify");
        return Required(value, "notify") is not null && Reference(value, "notify") is { } notify
            ? new CanarySetting(notify, Text(value, "every"), Text(value, "within")) : null;
    }

    private ValueList<IngestSetting> ReadIngests(YamlValue? value) =>
        Items(value, "ingests").Select(ReadIngest).OfType<IngestSetting>().ToValueList();

    private KeySetting? ReadKey(YamlValue entry)
    {
        Check(entry, "a key", "id", "secret", "account");
        string? id = Required(entry, "id");
        string? secret = Required(entry, "secret") is null ? null : Reference(entry, "secret");
        string? account = Required(entry, "account");
        return id is null || secret is null || account is null ? null : new KeySetting(id, secret, account);
    }

    private WorkspaceSetting? ReadWorkspace(YamlValue entry)
    {
        Check(entry, "a workspace", "team", "name", "account", "token");
        return Required(entry, "team") is { } team
            ? new WorkspaceSetting(team, Text(entry, "name"), Text(entry, "account"), Reference(entry, "token"))
            : null;
    }

    /// <summary>Nothing that is written means "as if it were not": of an address or a directory that is nobody's intention.</summary>
    protected override string? Text(YamlValue? value, string key)
    {
        string? text = base.Text(value, key);
        if (text is not null && string.IsNullOrWhiteSpace(text))
        {
            Wrong(value![key]!.Where, $"'{key}' is empty: say what it is to be, or leave it out");
            return null;
        }
        return text;
    }

    private IngestSetting? ReadIngest(YamlValue entry)
    {
        Check(entry, "an ingest", "name", "from", "bus", "topic", "endpoint", "raw-password");
        var from = Items(entry["from"], "'from' of an ingest").Select(TextOf).OfType<string>().ToValueList();
        return Required(entry, "name") is { } name
            ? new IngestSetting(
                name, from, Text(entry, "bus"), Text(entry, "topic"), Text(entry, "endpoint"), Reference(entry, "raw-password"))
            : null;
    }

    /// <summary>Never the secret itself: the file may be committed.</summary>
    private string? Reference(YamlValue of, string key)
    {
        string? text = Text(of, key);
        if (text is null || SecretReference.IsOne(text))
        {
            return text;
        }
        Wrong(of[key]!.Where, $"'{key}' is a secret: this file says where it stands, never what it is", $"{key}: env:NAME, or file:PATH");
        return null;
    }
}
