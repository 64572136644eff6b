using Tocsin.Text;

namespace Tocsin.Server.Slack.Workspaces;

/// <param name="Id"><c>T0123456789</c></param>
/// <param name="Tokens">Bot tokens that are of it, besides <c>xoxb-local-ID</c>. They are compared, never shown.</param>
public sealed record Workspace(
    string Id, string Name, ValueList<string> Tokens = default, ValueList<Channel> Channels = default,
    ValueList<IncomingWebhook> Webhooks = default)
{
    // Everybody who calls is the same app: who it is follows from the workspace.

    /// <summary>The app's bot user.</summary>
    internal string UserId => $"U{Id[1..]}";

    internal string BotId => $"B{Id[1..]}";

    internal string AppId => $"A{Id[1..]}";

    internal bool HasToken(string token)
    {
        bool has = false;
        foreach (string own in Tokens)
        {
            has |= Secrets.Match(own, token);
        }
        return has;
    }

    // The tokens are secrets.
    public override string ToString() => $"{Name} ({Id})";
}
