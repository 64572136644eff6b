using Tocsin.Json;
using Tocsin.Server.Slack.Calls;
using Tocsin.Server.Slack.Messages;

namespace Tocsin.Server.Slack.Methods;

/// <summary>Changes a message. https://docs.slack.dev/reference/methods/chat.update</summary>
internal static class ChatUpdate
{
    public static async Task<Answer> Carry(Call call)
    {
        if (call.Channel(out var refused) is not { } channel)
        {
            return refused!;
        }
        if (!call.Arguments.Has("ts"))
        {
            return Answer.Missing("ts");
        }
        if (channel.IsArchived)
        {
            return Answer.Refused("is_inactive");
        }
        if (!call.Arguments.TryTimestamp("ts", out string? ts) || call.Messages.Find(call.Team.Id, channel.Id, ts!) is not { } old)
        {
            return Answer.Refused("message_not_found");
        }
        if (Draft.Read(call.Arguments, out refused) is not { } draft)
        {
            return refused!;
        }
        if (!draft.HasContent)
        {
            return Answer.Refused("no_text");
        }
        if (draft.Text is JsonValue.String { Value.Length: > Tocsin.Slack.Limits.UpdateTextLength })
        {
            return Answer.Refused("msg_too_long");
        }
        var body = Body.Changed(JsonParser.Parse(old.Body) ?? Member.Object(), draft);
        if (Refusal.Of(body) is { } refusal)
        {
            return refusal;
        }
        return await call.Messages.Update(call.Team.Id, channel.Id, ts!, JsonWriter.Write(body)) is { } message
            ? Answer.Ok(
                Member.Of("channel", channel.Id), Member.Of("ts", message.Ts), Member.Of("text", body.Member("text")?.AsText() ?? ""),
                Member.Of("message", MessageJson.Of(message, call.Team, withMetadata: true))) with { Warnings = draft.Warnings }
            : Answer.Refused("message_not_found");
    }
}
