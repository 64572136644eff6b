using Tocsin.Json;
using Tocsin.Server.Slack.Calls;
using Tocsin.Server.Slack.Messages;
using Tocsin.Text;

namespace Tocsin.Server.Slack.Methods;

/// <summary>
/// The messages of a channel that stand by themselves, newest first. https://docs.slack.dev/reference/methods/conversations.history
/// </summary>
internal static class ConversationsHistory
{
    public static Answer Carry(Call call)
    {
        if (call.Channel(out var refused) is not { } channel)
        {
            return refused!;
        }
        if (Span.Read(call.Arguments, Limits.HistoryPage, Limits.HistoryDefault, out refused) is not { } span)
        {
            return refused!;
        }
        // One more than asked says whether there are more, and another may be the one that the page before ended with.
        bool goesOn = span.After is not null && (span.Latest is null || string.CompareOrdinal(span.After, span.Latest) < 0);
        string? latest = goesOn ? span.After : span.Latest;
        var found = call.Messages.Read(call.Team.Id, channel.Id, null, span.Oldest, latest, span.Inclusive, span.Limit + 2)
            .Where(m => m.Ts != span.After).Take(span.Limit + 1).ToList();
        bool more = found.Count > span.Limit;
        bool metadata = call.Arguments.Flag("include_all_metadata");
        var page = found.Take(span.Limit).ToList();
        var threads = page.Count == 0
            ? []
            : call.Messages.Threads(call.Team.Id, channel.Id, page[^1].Ts, page[0].Ts).ToDictionary(t => t.Ts);
        var messages = page.Select(m => (JsonValue)MessageJson.Of(m, call.Team, metadata, threads.GetValueOrDefault(m.Ts)));
        JsonMember[] bounds = call.Arguments.Has("latest") ? [Member.Of("latest", span.Latest!)] : [];
        return Answer.Ok(
            [
                .. bounds, Member.Of("messages", new JsonValue.Array(messages.ToValueList())), Member.Of("has_more", more),
                Member.Of("pin_count", 0), Member.Of("channel_actions_ts", new JsonValue.Null()), Member.Of("channel_actions_count", 0),
            ]) with { NextCursor = more ? Span.CursorAfter(page[^1].Ts) : null };
    }
}
