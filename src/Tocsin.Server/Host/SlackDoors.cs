using Tocsin.Delivery.Senders;
using Tocsin.Estates;
using Tocsin.Flow;
using Tocsin.Server.Slack.Workspaces;
using Tocsin.Text;

namespace Tocsin.Server.Host;

/// <summary>
/// Which Slack a workspace is spoken to in: its own, where somebody authorised it by a token, else this server's; and which channels are
/// told by an incoming webhook.
/// </summary>
/// <param name="slack">Where Slack's own API is.</param>
/// <param name="webhooks">Where the addresses of webhooks stand, by the channel's id.</param>
internal sealed class SlackDoors(Func<Estate> estate, Func<Uri> own, SlackOptions options, Uri slack, ValueMap<string> webhooks)
{
    /// <summary>Null where there is to be a token, and it cannot be read.</summary>
    public SlackAccess? Of(string team)
    {
        string? reference = estate().Chatbot.Workspaces.Where(w => w.TeamId == team).Select(w =>
            w.TokenAt).OfType<string>().FirstOrDefault();
        return reference is null ? new SlackAccess(new Uri(own(), "slack/api/"), options.TokenOf(team))
            : SlackToken.TryRead(reference, out string? token, out _) ? new SlackAccess(slack, token)
            : null;
    }

    public string? WebhookOf(Address.Slack to) => webhooks.TryGetValue(to.Id, out string? reference) ? reference : null;

    /// <summary>Whether what goes there goes to this server's own Slack.</summary>
    public bool IsOwn(Address.Slack to) =>
        WebhookOf(to) is null && !estate().Chatbot.Workspaces.Any(w => w.TeamId == to.Team && w.TokenAt is not null);
}
