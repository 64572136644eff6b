using Tocsin.Server.Slack.Calls;

namespace Tocsin.Server.Slack.Methods;

/// <summary>One channel. https://docs.slack.dev/reference/methods/conversations.info</summary>
internal static class ConversationsInfo
{
    public static Answer Carry(Call call)
    {
        if (!call.Arguments.Has("channel"))
        {
            return Answer.Missing("channel");
        }
        // A channel that the app is not in is described all the same.
        return call.Directory.Find(call.Team, call.Arguments.Text("channel") ?? "") is { } channel
            ? Answer.Ok(Member.Of("channel", ConversationJson.Of(channel, call.Team)))
            : Answer.Refused("channel_not_found");
    }
}
