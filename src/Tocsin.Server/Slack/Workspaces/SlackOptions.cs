using Tocsin.Text;

namespace Tocsin.Server.Slack.Workspaces;

/// <summary>What the local Slack is to be.</summary>
public sealed record SlackOptions
{
    /// <summary>The workspace of a token that says nothing of its own: <c>T0123456789</c>.</summary>
    public string DefaultTeam { get; init; } = "T00000000";

    /// <summary>
    /// Workspaces of which something is known: a name, tokens, channels with names or that are archived, webhooks. Others exist as soon as
    /// they are asked for, unless <see cref="Strict"/>.
    /// </summary>
    public ValueList<Workspace> Workspaces { get; init; } = [];

    /// <summary>Only what stands in <see cref="Workspaces"/> exists; everything else is refused as Slack refuses it.</summary>
    public bool Strict { get; init; }

    /// <summary>
    /// Where others than the programs of this machine come: the key without which nobody is let in. A token is
    /// <c>xoxb-local-TEAM-KEY</c> then, or one of a workspace's own, and the last part of a webhook's path is the key, or its own secret.
    /// Null lets in whoever comes.
    /// </summary>
    public string? Key { get; init; }

    /// <summary>Holds every channel to a message in a second, as Slack does.</summary>
    public bool Pace { get; init; }

    /// <summary>The token by which this server itself speaks in a workspace.</summary>
    public string TokenOf(string team) => Key is null ? $"{LocalToken}{team}" : $"{LocalToken}{team}-{Key}";

    // The key is a secret.
    public override string ToString() => $"{(Strict ? "strict" : "any workspace")}, {Workspaces.Count} told of";

    internal const string LocalToken = "xoxb-local-";
}
