namespace Tocsin.Delivery.Senders;

/// <summary>Where a team's Slack is, and by which token it is spoken to.</summary>
/// <param name="Api">Ends in a slash: <c>https://slack.com/api/</c>.</param>
/// <param name="Token">The bot's; never kept, never logged.</param>
public sealed record SlackAccess(Uri Api, string Token)
{
    /// <summary>Not the token.</summary>
    public override string ToString() => Api.ToString();
}
