using Tocsin.Json;
using Tocsin.Server.Slack.Calls;
using Tocsin.Server.Slack.Messages;
using Tocsin.Server.Slack.Workspaces;
using Tocsin.Text;
using Limits = Tocsin.Server.Slack.Calls.Limits;

namespace Tocsin.Server.Slack.Methods;

/// <summary>The channels of the workspace. https://docs.slack.dev/reference/methods/conversations.list</summary>
internal static class ConversationsList
{
    private const string CursorKind = "channel";

    private static readonly string[] Types = ["public_channel", "private_channel", "mpim", "im"];

    public static Answer Carry(Call call)
    {
        string[] types = (call.Arguments.Text("types") is { Length: > 0 } given ? given : Types[0])
            .Split(',', StringSplitOptions.TrimEntries);
        if (types.Except(Types).Any())
        {
            return Answer.Refused("invalid_types");
        }
        int limit = call.Arguments.Has("limit") ? call.Arguments.Whole("limit") ?? -1 : Limits.ListDefault;
        if (limit is < 0 or > Limits.ListPage)
        {
            return Answer.Refused("invalid_limit");
        }
        string after = "";
        if (call.Arguments.Has("cursor"))
        {
            if (Page.Read(CursorKind, call.Arguments.Text("cursor") ?? "") is not { } id)
            {
                return Answer.Refused("invalid_cursor");
            }
            after = id;
        }
        bool archived = !call.Arguments.Flag("exclude_archived");
        var page = call.Directory.All(call.Team)
            .Where(c => types.Contains(TypeOf(c)) && (archived || !c.IsArchived) && string.CompareOrdinal(c.Id, after) > 0)
            .Take((limit == 0 ? Limits.ListDefault : limit) + 1).ToList();
        bool more = page.Count > (limit == 0 ? Limits.ListDefault : limit);
        if (more)
        {
            page.RemoveAt(page.Count - 1);
        }
        var channels = new JsonValue.Array(page.Select(c => (JsonValue)ConversationJson.Of(c, call.Team)).ToValueList());
        return Answer.Ok(Member.Of("channels", channels)) with { NextCursor = more ? Page.CursorOf(CursorKind, page[^1].Id) : "" };
    }

    private static string TypeOf(Channel channel) => channel.Id[0] switch
    {
        'G' => "private_channel",
        'D' or 'U' or 'W' => "im",
        _ => "public_channel",
    };
}
