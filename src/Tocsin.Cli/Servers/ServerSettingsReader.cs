using Tocsin.Cli.Suites;
using Tocsin.Text;

namespace Tocsin.Cli.Servers;

/// <summary>Reads <c>tocsin-server.yaml</c>.</summary>
internal sealed class ServerSettingsReader : YamlForm
{
    internal static readonly string[] Known =
    [
        "listen", "port", "data", "account", "region", "chatbot-profile", "chatbot-limits", "slack-pace", "strict-workspaces", "retention",
            "otlp",
        "tasks", "time-scale", "images",
        "admin-key", "admin-read-key", "slack-key", "keys", "workspaces",
    ];

    private ServerSettingsReader(List<Finding> findings)
        : base(findings)
    {
    }

    /// <summary>Never throws on input: what is wrong is in the findings.</summary>
    public static ServerSettings Read(SourceText source, List<Finding> findings)
    {
        var root = YamlTree.Read(source, findings);
        return root is null ? new ServerSettings() : new ServerSettingsReader(findings).Read(root);
    }

    private ServerSettings Read(YamlValue root)
    {
        Check(root, ServerSettings.FileName, Known);
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
            StrictWorkspaces = Text(root, "strict-workspaces"),
            Retention = Text(root, "retention"),
            Otlp = Text(root, "otlp"),
            Tasks = Text(root, "tasks"),
            TimeScale = Text(root, "time-scale"),
            Images = Entries(root["images"], "images")
                .Where(e => TextOf(e.Value) is not null)
                .Select(e => KeyValuePair.Create(e.Key.Text, TextOf(e.Value)!)).ToValueMap(),
            AdminKey = Reference(root, "admin-key"),
            AdminReadKey = Reference(root, "admin-read-key"),
            SlackKey = Reference(root, "slack-key"),
            Keys = Items(root["keys"], "keys").Select(ReadKey).OfType<KeySetting>().ToValueList(),
            Workspaces = Items(root["workspaces"], "workspaces").Select(ReadWorkspace).OfType<WorkspaceSetting>().ToValueList(),
        };
    }

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

    /// <summary>Never the secret itself: the file may be committed.</summary>
    private string? Reference(YamlValue of, string key)
    {
        string? text = Text(of, key);
        if (text is null || text.StartsWith("file:", StringComparison.Ordinal) || text.StartsWith("env:", StringComparison.Ordinal))
        {
            return text;
        }
        Wrong(of[key]!.Where, $"'{key}' is a secret: this file says where it stands, never what it is", $"{key}: env:NAME, or file:PATH");
        return null;
    }
}
