using Tocsin.Delivery.Senders;
using Tocsin.Estates;
using Tocsin.Server.Slack.Workspaces;

namespace Tocsin.Server.Host;

/// <summary>Which Slack a workspace is spoken to in: its own, where somebody authorised it by a token, else this server's.</summary>
internal sealed class SlackDoors(Func<Estate> estate, Func<Uri> own, SlackOptions options)
{
    private static readonly Uri Slack = new("https://slack.com/api/");

    /// <summary>Null where there is to be a token, and it cannot be read.</summary>
    public SlackAccess? Of(string team)
    {
        string? reference = estate().Chatbot.Workspaces.Where(w => w.TeamId == team).Select(w =>
            w.TokenAt).OfType<string>().FirstOrDefault();
        return reference is null ? new SlackAccess(new Uri(own(), "slack/api/"), options.TokenOf(team))
            : SlackToken.TryRead(reference, out string? token, out _) ? new SlackAccess(Slack, token)
            : null;
    }

    public bool IsOwn(string team) => !estate().Chatbot.Workspaces.Any(w => w.TeamId == team && w.TokenAt is not null);
}
