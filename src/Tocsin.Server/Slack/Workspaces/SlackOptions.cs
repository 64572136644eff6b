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

    /// <summary>Holds every channel to a message in a second, as Slack does.</summary>
    public bool Pace { get; init; }
}
