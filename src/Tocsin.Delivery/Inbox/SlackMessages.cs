using System.Collections.Concurrent;
using System.Globalization;
using Microsoft.Data.Sqlite;
using Tocsin.Delivery.Messages;
using Tocsin.Delivery.Store;
using Tocsin.Delivery.Writing;

namespace Tocsin.Delivery.Inbox;

/// <summary>The messages of this server's own Slack.</summary>
/// <remarks>Safe for any number of threads; what is posted is on disk when it is answered.</remarks>
public sealed class SlackMessages(SqliteStore store, Writer writer)
{
    /// <summary>The newest name in each channel, in ticks of a microsecond: used on the writer's turn alone.</summary>
    private readonly ConcurrentDictionary<(string Team, string Channel), long> newest = new();

    /// <summary>Every team that something was posted to.</summary>
    public IReadOnlyList<string> Teams => store.Read(reading =>
    {
        using var command = SqliteStore.Command(reading, "SELECT DISTINCT team FROM slack_message ORDER BY team");
        return SqliteStore.All(command, r => r.GetString(0));
    });

    public async Task<SlackMessage> Post(string team, string channel, string? threadTs, string body) =>
        (await writer.Post(now => new SlackMessage(team, channel, Name(team, channel, now), threadTs, body, null)).ConfigureAwait(false))!;

    /// <summary>Null where there is no such message.</summary>
    public Task<SlackMessage?> Update(string team, string channel, string ts, string body) =>
        writer.Post(now => Find(team, channel, ts) is { } found ? found with { Body = body, EditedTs = Text(Microseconds(now)) } : null);

    public SlackMessage? Find(string team, string channel, string ts) => store.Read(reading =>
    {
        using var command = SqliteStore.Command(
            reading, $"{Select} WHERE team = $team AND channel = $channel AND ts = $ts",
            ("$team", team), ("$channel", channel), ("$ts", ts));
        return SqliteStore.All(command, Message).FirstOrDefault();
    });

    /// <summary>The messages of a channel, newest first.</summary>
    /// <param name="threadTs">Those of one thread, its first message among them; null for those that stand by themselves or begin
    /// one.</param>
    /// <param name="oldest">Only younger ones; null from the first.</param>
    /// <param name="latest">Only older ones; null up to the last.</param>
    /// <param name="inclusive">The two bounds themselves, too.</param>
    public IReadOnlyList<SlackMessage> Read(
        string team, string channel, string? threadTs, string? oldest, string? latest, bool inclusive, int limit) => store.Read(reading =>
    {
        string equal = inclusive ? "=" : "";
        // Each its own, so that a thread is found by its index.
        string part = threadTs is null ? "$thread IS NULL AND (thread_ts IS NULL OR thread_ts = ts)"
            : "(thread_ts = $thread OR ts = $thread)";
        using var command = SqliteStore.Command(
            reading,
            $"""
            {Select} WHERE team = $team AND channel = $channel
              AND {part}
              AND ($oldest IS NULL OR ts >{equal} $oldest) AND ($latest IS NULL OR ts <{equal} $latest)
            ORDER BY ts DESC LIMIT $limit
            """,
            ("$team", team), ("$channel", channel), ("$thread", threadTs), ("$oldest", oldest), ("$latest", latest), ("$limit", limit));
        return SqliteStore.All(command, Message);
    });

    /// <summary>The threads of a channel that were begun from one message to another, both included.</summary>
    public IReadOnlyList<SlackThread> Threads(string team, string channel, string oldest, string latest) => store.Read(reading =>
    {
        using var command = SqliteStore.Command(
            reading,
            """
            SELECT thread_ts, count(*), max(ts) FROM slack_message
            WHERE team = $team AND channel = $channel AND thread_ts IS NOT NULL AND thread_ts BETWEEN $oldest AND $latest
              AND thread_ts <> ts
            GROUP BY thread_ts
            """,
            ("$team", team), ("$channel", channel), ("$oldest", oldest), ("$latest", latest));
        return SqliteStore.All(command, r => new SlackThread(r.GetString(0), r.GetInt32(1), r.GetString(2)));
    });

    /// <summary>The channels of a team that something was posted to, by their ids.</summary>
    public IReadOnlyList<SlackChannel> Channels(string team) => store.Read(reading =>
    {
        using var command = SqliteStore.Command(
            reading, "SELECT channel, count(*), max(ts) FROM slack_message WHERE team = $team GROUP BY channel ORDER BY channel",
            ("$team", team));
        return SqliteStore.All(command, r => new SlackChannel(team, r.GetString(0), r.GetInt32(1), r.GetString(2)));
    });

    private const string Select = "SELECT team, channel, ts, thread_ts, body, edited_ts FROM slack_message";

    private static SlackMessage Message(SqliteDataReader row) => new(
        row.GetString(0), row.GetString(1), row.GetString(2), row.IsDBNull(3) ? null : row.GetString(3), row.GetString(4),
        row.IsDBNull(5) ? null : row.GetString(5));

    /// <summary>One that no other message of the channel has, later than all of them, whatever the clock does.</summary>
    private string Name(string team, string channel, DateTimeOffset now)
    {
        if (!newest.TryGetValue((team, channel), out long before))
        {
            before = Channels(team).FirstOrDefault(c => c.Id == channel) is { Last: var last }
                ? (long)(decimal.Parse(last, CultureInfo.InvariantCulture) * 1_000_000)
                : 0;
        }
        long next = Math.Max(Microseconds(now), before + 1);
        newest[(team, channel)] = next;
        return Text(next);
    }

    private static long Microseconds(DateTimeOffset time) => (time - DateTimeOffset.UnixEpoch).Ticks / TimeSpan.TicksPerMicrosecond;

    private static string Text(long microseconds) =>
        string.Create(CultureInfo.InvariantCulture, $"{microseconds / 1_000_000}.{microseconds % 1_000_000:d6}");
}
