using Tocsin.Delivery.Inbox;
using Tocsin.Server.Slack.Calls;
using Tocsin.Server.Slack.Workspaces;

namespace Tocsin.Server.Slack.Methods;

/// <summary>One call of a method, by somebody whom the token names.</summary>
/// <param name="Team">The workspace; of a method that needs no token, the default one.</param>
/// <param name="BaseUrl">
/// Where the workspace is, as the caller addressed this Slack: <c>http://127.0.0.1:4566/slack/T0123456789/</c>.
/// </param>
internal sealed record Call(Arguments Arguments, Workspace Team, ChannelDirectory Directory, SlackMessages Messages, string BaseUrl)
{
    /// <summary>The channel that the call is about; null with what Slack answers when there is none that the app may use.</summary>
    public Channel? Channel(out Answer? refused)
    {
        if (!Arguments.Has("channel"))
        {
            refused = Answer.Missing("channel");
            return null;
        }
        var channel = Directory.Find(Team, Arguments.Text("channel") ?? "");
        refused = channel switch
        {
            null => Answer.Refused("channel_not_found"),
            { IsMember: false } => Answer.Refused("not_in_channel"),
            _ => null,
        };
        return refused is null ? channel : null;
    }
}
