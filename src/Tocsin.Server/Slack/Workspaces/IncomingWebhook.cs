namespace Tocsin.Server.Slack.Workspaces;

/// <summary>A webhook that is known: <c>/slack/services/T…/B…/SECRET</c>.</summary>
/// <param name="Id"><c>B0123456789</c></param>
/// <param name="Channel">The id or the name of the channel that it posts to.</param>
/// <param name="Secret">The last part of its path; null when any will do.</param>
public sealed record IncomingWebhook(string Id, string Channel, string? Secret = null)
{
    // The secret is one.
    public override string ToString() => $"{Id} to {Channel}";
}
