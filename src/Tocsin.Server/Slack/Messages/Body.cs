using Tocsin.Json;
using Tocsin.Server.Slack.Calls;
using Tocsin.Server.Slack.Workspaces;
using Tocsin.Text;

namespace Tocsin.Server.Slack.Messages;

/// <summary>The body under which a message is kept: see <see cref="Tocsin.Delivery.Messages.SlackMessage.Body"/>.</summary>
internal static class Body
{
    /// <summary>The body of a new message.</summary>
    public static JsonValue.Object Of(Draft draft, Workspace team, string botId, Channel channel)
    {
        var members = new List<JsonMember> { Member.Of("user", team.UserId), Member.Of("bot_id", botId) };
        if (channel.Name != channel.Id.ToLowerInvariant())
        {
            members.Add(Member.Of(ChannelDirectory.NameMember, channel.Name));
        }
        members.AddRange(draft.Looks);
        Add(members, draft);
        return new JsonValue.Object(members.ToValueList());
    }

    /// <summary>
    /// The body of a message that is changed: what was not given stays, and an empty list or object takes away what was there.
    /// </summary>
    // https://docs.slack.dev/reference/methods/chat.update says so of metadata, and did of blocks and attachments.
    public static JsonValue.Object Changed(JsonValue old, Draft draft)
    {
        string[] replaced =
        [
            .. draft.Text is null ? [] : (ReadOnlySpan<string>)["text"], .. draft.Blocks is null ? [] : (ReadOnlySpan<string>)["blocks"],
            .. draft.Attachments is null ? [] : (ReadOnlySpan<string>)["attachments"],
            .. draft.Metadata is null ? [] : (ReadOnlySpan<string>)["metadata"],
        ];
        var members = ((old as JsonValue.Object)?.Members ?? []).Where(m => !replaced.Contains(m.Name)).ToList();
        Add(members, draft);
        return new JsonValue.Object(members.ToValueList());
    }

    private static void Add(List<JsonMember> members, Draft draft)
    {
        Add(members, "text", draft.Text);
        Add(members, "blocks", draft.Blocks is JsonValue.Array { Items.Count: 0 } ? null : draft.Blocks);
        Add(members, "attachments", draft.Attachments is JsonValue.Array { Items.Count: 0 } ? null : draft.Attachments);
        Add(members, "metadata", draft.Metadata is JsonValue.Object { Members.Count: 0 } ? null : draft.Metadata);
    }

    private static void Add(List<JsonMember> members, string name, JsonValue? value)
    {
        if (value is not null)
        {
            members.Add(Member.Of(name, value));
        }
    }
}
