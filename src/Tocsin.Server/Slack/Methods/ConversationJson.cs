using Tocsin.Json;
using Tocsin.Server.Slack.Calls;
using Tocsin.Server.Slack.Workspaces;

namespace Tocsin.Server.Slack.Methods;

/// <summary>A channel as Slack describes it. https://docs.slack.dev/reference/objects/conversation-object</summary>
internal static class ConversationJson
{
    public static JsonValue.Object Of(Channel channel, Workspace team)
    {
        bool isPrivate = channel.Id.StartsWith('G');
        return Member.Object(
            Member.Of("id", channel.Id), Member.Of("name", channel.Name), Member.Of("name_normalized", channel.Name),
            Member.Of("is_channel", !isPrivate), Member.Of("is_group", isPrivate), Member.Of("is_im", false), Member.Of("is_mpim", false),
            Member.Of("is_private", isPrivate), Member.Of("created", 0), Member.Of("creator", team.UserId),
            Member.Of("is_archived", channel.IsArchived), Member.Of("is_general", channel.Name == "general"), Member.Of("unlinked", 0),
            Member.Of("is_shared", false), Member.Of("is_ext_shared", false), Member.Of("is_org_shared", false),
            Member.Of("is_pending_ext_shared", false), Member.Of("pending_shared", Member.Texts([])),
            Member.Of("context_team_id", team.Id), Member.Of("is_member", channel.IsMember), Member.Of("topic", Empty()),
            Member.Of("purpose", Empty()), Member.Of("previous_names", Member.Texts([])), Member.Of("num_members", 1));
    }

    private static JsonValue.Object Empty() => Member.Object(Member.Of("value", ""), Member.Of("creator", ""), Member.Of("last_set", 0));
}
