using Tocsin.Json;
using Tocsin.Server.Slack.Calls;
using Tocsin.Server.Slack.Messages;

namespace Tocsin.Server.Slack.Methods;

/// <summary>Posts a message. https://docs.slack.dev/reference/methods/chat.postMessage</summary>
/// <remarks>A reply that is to be seen in the channel too (<c>reply_broadcast</c>) stands in its thread alone.</remarks>
internal static class ChatPostMessage
{
    public static async Task<Answer> Carry(Call call)
    {
        if (call.Channel(out var refused) is not { } channel)
        {
            return refused!;
        }
        if (channel.IsArchived)
        {
            return Answer.Refused("is_archived");
        }
        if (!call.Arguments.TryTimestamp("thread_ts", out string? thread))
        {
            return Answer.Refused("invalid_thread_ts");
        }
        if (Draft.Read(call.Arguments, out refused) is not { } draft)
        {
            return refused!;
        }
        var body = Body.Of(draft, call.Team, call.Team.BotId, channel);
        if (Refusal.Of(body) is { } refusal)
        {
            return refusal;
        }
        if (!call.Directory.Make(call.Team, channel))
        {
            return Answer.Refused("restricted_action");
        }
        // Slack takes a thread that nobody began: https://github.com/slackapi/python-slack-sdk/issues/840
        // Unverified: that what answers a reply stands in the reply's thread.
        string? root = thread is null ? null : call.Messages.Find(call.Team.Id, channel.Id, thread)?.ThreadTs ?? thread;
        var message = await call.Messages.Post(call.Team.Id, channel.Id, root, JsonWriter.Write(body));
        return Answer.Ok(
            Member.Of("channel", channel.Id), Member.Of("ts", message.Ts),
            Member.Of("message", MessageJson.Of(message, call.Team, withMetadata: true))) with { Warnings = draft.Warnings };
    }
}
