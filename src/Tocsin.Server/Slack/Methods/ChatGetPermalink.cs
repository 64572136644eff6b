using Tocsin.Server.Slack.Calls;

namespace Tocsin.Server.Slack.Methods;

/// <summary>The address of a message. https://docs.slack.dev/reference/methods/chat.getPermalink</summary>
internal static class ChatGetPermalink
{
    public static Answer Carry(Call call)
    {
        if (call.Channel(out var refused) is not { } channel)
        {
            return refused!;
        }
        if (!call.Arguments.Has("message_ts"))
        {
            return Answer.Missing("message_ts");
        }
        if (!call.Arguments.TryTimestamp("message_ts", out string? ts)
            || call.Messages.Find(call.Team.Id, channel.Id, ts!) is not { } message)
        {
            return Answer.Refused("message_not_found");
        }
        string thread = message.ThreadTs is { } root ? $"?thread_ts={root}&cid={channel.Id}" : "";
        return Answer.Ok(
            Member.Of("channel", channel.Id),
            Member.Of("permalink", $"{call.BaseUrl}archives/{channel.Id}/p{message.Ts.Replace(".", "")}{thread}"));
    }
}
