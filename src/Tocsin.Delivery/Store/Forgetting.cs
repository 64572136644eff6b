using System.Globalization;
using Microsoft.Data.Sqlite;

namespace Tocsin.Delivery.Store;

/// <summary>Forgets what happened before some time, so much at once that no commit is long.</summary>
/// <remarks>
/// A message that is still to be sent is not forgotten, nor the trace that tells of it; one that was given up is known, with its trace, for
/// as long after that as anything else is; nor are the versions of resources that a trace was
/// decided on; nor the last trace and message, by which the next get their numbers. Of a log group what is beyond the engine's own bound
/// goes, some groups each time.
/// </remarks>
internal sealed class Forgetting(SqliteConnection connection) : IDisposable
{
    /// <summary>Of each table only the oldest rows are looked at: their numbers rise with the time.</summary>
    private static readonly string[] Steps =
    [
        $"""
        DELETE FROM trace WHERE key IN (SELECT key FROM (SELECT key, at FROM trace
          WHERE NOT EXISTS (SELECT 1 FROM leaving INDEXED BY leaving_open WHERE trace = key AND state IN (0, 3))
          AND key NOT IN (SELECT trace FROM leaving INDEXED BY leaving_silenced WHERE silence IS NOT NULL AND state = 4)
          AND key NOT IN (SELECT trace FROM leaving INDEXED BY leaving_unsent WHERE state IN (2, 3) AND state = 2 AND settled >= ?1)
          ORDER BY key LIMIT {Limits.ForgottenAtOnce})
          WHERE at < ?1 AND key < (SELECT max(key) FROM trace))
        """,
        $"DELETE FROM attempt WHERE leaving IN ({OldestSettled})",
        $"DELETE FROM leaving WHERE id IN ({OldestSettled})",
        $"""
        DELETE FROM deployment_thread WHERE id IN (
          SELECT id FROM (SELECT id, began FROM deployment_thread ORDER BY id LIMIT {Limits.ForgottenAtOnce}) WHERE began < ?1)
        """,
        $"""
        DELETE FROM rollout WHERE (service, at) IN (
          SELECT service, at FROM rollout WHERE at < ?1 LIMIT {Limits.ForgottenAtOnce})
        """,
        $"DELETE FROM task_end WHERE deployment IN (SELECT deployment FROM task_end WHERE at < ?1 LIMIT {Limits.ForgottenAtOnce})",
        $"DELETE FROM heard WHERE message IN (SELECT message FROM heard WHERE at < ?1 ORDER BY at LIMIT {Limits.ForgottenAtOnce})",
    ];

    private static string OldestSettled =>
        $"SELECT id FROM (SELECT id, settled FROM leaving WHERE state IN (1, 2) ORDER BY id LIMIT {Limits.ForgottenAtOnce}) "
            + "WHERE settled < ?1 AND id < (SELECT max(id) FROM leaving)";

    private readonly Statement[] steps = [.. Steps.Select(s => new Statement(connection, s))];
    private readonly Statement messages = new(
        connection,
        $"""
        DELETE FROM slack_message WHERE (team, channel, ts) IN
          (SELECT team, channel, ts FROM slack_message WHERE ts < ?1 LIMIT {Limits.ForgottenAtOnce})
        """);

    private readonly Statement versions = new(
        connection,
        $"""
        DELETE FROM resource WHERE (arn, since) IN (SELECT arn, since FROM resource WHERE until IS NOT NULL
          AND until <= min(?1, ifnull((SELECT work FROM trace ORDER BY key LIMIT 1), ?1)) LIMIT {Limits.ForgottenAtOnce})
        """);

    private readonly Statement ways = new(
        connection,
        $"""
        DELETE FROM way WHERE id IN (SELECT id FROM way
          WHERE made < (SELECT ifnull(min(key), 0) FROM trace) - 2 * {Limits.TracesOfWay} LIMIT {Limits.ForgottenAtOnce})
        """);

    private readonly Statement nextGroup = new(connection, "SELECT min(log_group) FROM line WHERE log_group > ?1");
    private readonly Statement trimGroup = new(
        connection,
        $"""
        DELETE FROM line WHERE id IN (SELECT id FROM line WHERE log_group = ?1 AND id <=
          (SELECT id FROM line WHERE log_group = ?1 ORDER BY id DESC LIMIT 1 OFFSET {Logs.Limits.LinesPerGroup})
          ORDER BY id LIMIT {Limits.ForgottenAtOnce})
        """);

    private string group = "";

    /// <param name="needed">The lowest number of a work that something which is not kept was decided at.</param>
    /// <returns>Whether there may be more of it.</returns>
    public bool Before(DateTimeOffset time, long needed)
    {
        long seconds = (time - DateTimeOffset.UnixEpoch).Ticks / TimeSpan.TicksPerSecond;
        int most = messages.Change(seconds.ToString(CultureInfo.InvariantCulture));
        foreach (var step in steps)
        {
            most = Math.Max(most, step.Change(time.UtcTicks));
        }
        most = Math.Max(most, versions.Change(needed));
        most = Math.Max(most, ways.Change());
        return !TrimGroups() | most >= Limits.ForgottenAtOnce;
    }

    /// <summary>True at the end of a round through all groups.</summary>
    private bool TrimGroups()
    {
        for (int i = 0; i < Limits.GroupsAtOnce; i++)
        {
            if (nextGroup.Text(group) is not { } next)
            {
                group = "";
                return true;
            }
            if (trimGroup.Change(next) == Limits.ForgottenAtOnce)
            {
                return false;
            }
            group = next;
        }
        return false;
    }

    public void Dispose()
    {
        Array.ForEach(steps, s => s.Dispose());
        messages.Dispose();
        versions.Dispose();
        ways.Dispose();
        nextGroup.Dispose();
        trimGroup.Dispose();
    }
}
