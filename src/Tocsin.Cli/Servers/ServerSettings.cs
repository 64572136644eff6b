using Tocsin.Text;

namespace Tocsin.Cli.Servers;

/// <summary>What <c>tocsin-server.yaml</c> says, as it is written there; null where it says nothing.</summary>
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

    public string? StrictWorkspaces { get; init; }

    public string? Retention { get; init; }

    public string? Tasks { get; init; }

    public string? TimeScale { get; init; }

    /// <summary>What stands for images.</summary>
    public ValueMap<string> Images { get; init; }

    /// <summary>A reference to a secret: <c>file:PATH</c> or <c>env:NAME</c>.</summary>
    public string? AdminKey { get; init; }

    public string? AdminReadKey { get; init; }

    public ValueList<KeySetting> Keys { get; init; }

    public ValueList<WorkspaceSetting> Workspaces { get; init; }
}

/// <summary>A key by which AWS's clients sign.</summary>
/// <param name="Secret">A reference to it.</param>
internal sealed record KeySetting(string Id, string Secret, string Account);

/// <summary>A Slack workspace that Chatbot may speak in.</summary>
/// <param name="Token">A reference to the bot's token; null speaks in the server's own Slack.</param>
internal sealed record WorkspaceSetting(string Team, string? Name, string? Account, string? Token);
