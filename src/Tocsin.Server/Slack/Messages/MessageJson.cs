using Tocsin.Delivery.Messages;
using Tocsin.Json;
using Tocsin.Server.Slack.Calls;
using Tocsin.Server.Slack.Workspaces;
using Tocsin.Text;

namespace Tocsin.Server.Slack.Messages;

/// <summary>A message as Slack shows it to an app: what was posted, with what Slack adds.</summary>
/// <remarks>
/// https://docs.slack.dev/reference/events/message. Blocks and attachments are as they were posted: Slack would add a <c>block_id</c> to
/// each block, an <c>id</c> to each attachment, and tidy texts.
/// </remarks>
internal static class MessageJson
{
    public static JsonValue.Object Of(SlackMessage message, Workspace team, bool withMetadata, params ReadOnlySpan<JsonMember> added)
    {
        var body = JsonParser.Parse(message.Body);
        string bot = body?.Member("bot_id")?.AsText() ?? team.BotId;
        string? username = body?.Member("username")?.AsText();
        var members = new List<JsonMember>();
        if (username is null)
        {
            members.Add(Member.Of("user", team.UserId));
        }
        members.AddRange([Member.Of("type", "message"), Member.Of("ts", message.Ts), Member.Of("bot_id", bot)]);
        members.Add(Member.Of("app_id", team.AppId));
        if (username is not null)
        {
            // Who speaks under another name is a bot's message.
            members.AddRange([Member.Of("subtype", "bot_message"), Member.Of("username", username)]);
        }
        if (Icons(body) is { } icons)
        {
            members.Add(icons);
        }
        members.AddRange([Member.Of("text", body?.Member("text")?.AsText() ?? ""), Member.Of("team", team.Id)]);
        members.Add(
            Member.Of(
                "bot_profile", Member.Of("id", bot), Member.Of("app_id", team.AppId), Member.Of("name", "tocsin"),
                Member.Of("deleted", false), Member.Of("team_id", team.Id)));
        foreach (string name in (ReadOnlySpan<string>)["blocks", "attachments"])
        {
            if (body?.Member(name) is { } value)
            {
                members.Add(Member.Of(name, value));
            }
        }
        if (withMetadata && body?.Member("metadata") is { } metadata)
        {
            members.Add(Member.Of("metadata", metadata));
        }
        if (message.ThreadTs is not null)
        {
            members.AddRange([Member.Of("thread_ts", message.ThreadTs), Member.Of("parent_user_id", team.UserId)]);
        }
        if (message.EditedTs is not null)
        {
            members.Add(Member.Of("edited", Member.Of("user", team.UserId), Member.Of("ts", message.EditedTs)));
        }
        members.AddRange(added);
        return new JsonValue.Object(members.ToValueList());
    }

    /// <summary>The same of a message that others answered: how many did, and who.</summary>
    public static JsonValue.Object Of(SlackMessage message, Workspace team, bool withMetadata, SlackThread? thread) =>
        thread is null
            ? Of(message, team, withMetadata)
            : Of(
                message, team, withMetadata, Member.Of("thread_ts", thread.Ts), Member.Of("reply_count", thread.Replies),
                Member.Of("reply_users_count", 1), Member.Of("latest_reply", thread.Last),
                Member.Of("reply_users", Member.Texts([team.UserId])), Member.Of("is_locked", false), Member.Of("subscribed", false));

    private static JsonMember? Icons(JsonValue? body) =>
        body?.Member("icon_emoji")?.AsText() is { } emoji ? Member.Of("icons", Member.Of("emoji", emoji))
        : body?.Member("icon_url")?.AsText() is { } url ? Member.Of("icons", Member.Of("image_48", url))
        : null;
}
