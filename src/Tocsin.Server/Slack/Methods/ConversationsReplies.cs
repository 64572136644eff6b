using Tocsin.Delivery.Inbox;
using Tocsin.Delivery.Messages;
using Tocsin.Json;
using Tocsin.Server.Slack.Calls;
using Tocsin.Server.Slack.Messages;
using Tocsin.Text;

namespace Tocsin.Server.Slack.Methods;

/// <summary>
/// A thread: the message that began it, on every page, then its replies, oldest first.
/// https://docs.slack.dev/reference/methods/conversations.replies
/// </summary>
internal static class ConversationsReplies
{
    public static Answer Carry(Call call)
    {
        if (call.Channel(out var refused) is not { } channel)
        {
            return refused!;
        }
        if (!call.Arguments.Has("ts"))
        {
            return Answer.Missing("ts");
        }
        if (!call.Arguments.TryTimestamp("ts", out string? ts) || call.Messages.Find(call.Team.Id, channel.Id, ts!) is not { } asked)
        {
            return Answer.Refused("thread_not_found");
        }
        if (Span.Read(call.Arguments, Limits.RepliesPage, Limits.RepliesPage, out refused) is not { } span)
        {
            return refused!;
        }
        string root = asked.ThreadTs ?? asked.Ts;
        bool metadata = call.Arguments.Flag("include_all_metadata");
        var page = Oldest(call.Messages, call.Team.Id, channel.Id, root, span);
        bool more = page.Count > span.Limit;
        var replies = page.Take(span.Limit).ToList();
        var messages = replies.Select(m => (JsonValue)MessageJson.Of(m, call.Team, metadata));
        if (call.Messages.Find(call.Team.Id, channel.Id, root) is { } first)
        {
            var thread = call.Messages.Threads(call.Team.Id, channel.Id, root, root).SingleOrDefault();
            messages = messages.Prepend(MessageJson.Of(first, call.Team, metadata, thread));
        }
        return Answer.Ok(Member.Of("messages", new JsonValue.Array(messages.ToValueList())), Member.Of("has_more", more)) with
        {
            NextCursor = more ? Span.CursorAfter(replies[^1].Ts) : null,
        };
    }

    /// <summary>
    /// The oldest replies behind the page before, and one more than asked. A thread that is longer than a thousand shows its newest.
    /// </summary>
    private static List<SlackMessage> Oldest(SlackMessages messages, string team, string channel, string root, Span span) =>
        messages.Read(team, channel, root, span.Oldest, span.Latest, span.Inclusive, Limits.RepliesPage)
            .Where(m => m.Ts != root && (span.After is null || string.CompareOrdinal(m.Ts, span.After) > 0)).Reverse()
            .Take(span.Limit + 1).ToList();
}
