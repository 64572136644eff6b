using Microsoft.Data.Sqlite;
using Tocsin.Delivery.Outgoing;
using Tocsin.Delivery.Traces;
using Tocsin.Flow;
using Tocsin.Stored;

namespace Tocsin.Delivery.Store;

/// <summary>Writes entries into the tables, a transaction for each commit, with statements that are prepared once.</summary>
internal sealed class Commits : IDisposable
{
    private readonly SqliteConnection connection;
    private readonly List<Statement> statements = [];
    private readonly Statement begin;
    private readonly Statement commit;
    private readonly Statement rollback;
    private readonly Statement supersede;
    private readonly Statement putResource;
    private readonly Statement removeResource;
    private readonly Statement putContent;
    private readonly Statement removeContent;
    private readonly Statement removeLines;
    private readonly Statement putLine;
    private readonly Statement putWay;
    private readonly Statement putTrace;
    private readonly Statement putLeaving;
    private readonly Statement settle;
    private readonly Statement settleCarried;
    private readonly Statement carry;
    private readonly Statement carries;
    private readonly Statement uncarry;
    private readonly Statement silenced;
    private readonly Statement putSilence;
    private readonly Statement putNote;
    private readonly Statement putRollout;
    private readonly Statement putTaskEnd;
    private readonly Statement putThread;
    private readonly Statement putAttempt;
    private readonly Statement putMessage;
    private readonly Statement tried;
    private readonly Statement putHeard;
    private readonly Statement putSource;
    private readonly Forgetting forgetting;
    private readonly Dictionary<Way, long> ways = [];
    private long made;
    private long lastWay;
    private long waysOf;

    public Commits(SqliteConnection connection)
    {
        this.connection = connection;
        forgetting = new Forgetting(connection);
        begin = Prepare("BEGIN IMMEDIATE");
        commit = Prepare("COMMIT");
        rollback = Prepare("ROLLBACK");
        supersede = Prepare("UPDATE resource SET until = ?2 WHERE arn = ?1 AND until IS NULL RETURNING made");
        putResource = Prepare("INSERT OR REPLACE INTO resource (arn, since, made, owner, form) VALUES (?1, ?2, ?3, ?4, ?5)");
        removeResource = Prepare(
            """
            WITH RECURSIVE gone (arn) AS (
              SELECT ?1 UNION SELECT r.arn FROM gone JOIN resource r ON r.owner = gone.arn WHERE r.until IS NULL)
            UPDATE resource SET until = ?2 WHERE until IS NULL AND arn IN (SELECT arn FROM gone)
            """);
        putContent = Prepare(
            """
            INSERT INTO content (arn, owner, made, form) VALUES (?1, ?2, ?3, ?4)
            ON CONFLICT (arn) DO UPDATE SET form = excluded.form
            """);
        removeContent = Prepare("DELETE FROM content WHERE arn = ?1 OR owner = ?1");
        removeLines = Prepare("DELETE FROM line WHERE log_group = ?1 AND (?2 IS NULL OR stream = ?2)");
        putLine = Prepare("INSERT INTO line (log_group, stream, form) VALUES (?1, ?2, ?3)");
        putWay = Prepare("INSERT INTO way (id, made, form) VALUES (?1, ?2, ?3)");
        putTrace = Prepare(
            """
            INSERT INTO trace (key, id, work, at, outcome, door, put_by, ways, subjects, kind, first, undelivered)
            VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12)
            """);
        putLeaving = Prepare(
            """
            INSERT INTO leaving (id, trace, lane, thread, at, state, due, attempts, why, form)
            VALUES (?1, ?2, ?3, ?4, ?5, 0, ?6, 0, '', ?7)
            """);
        settle = Prepare(
            """
            UPDATE leaving SET state = ?2, due = ?3, attempts = max(attempts, ?4), settled = ?5, why = ?6, receipt = ?7,
              delays = ifnull(?8, delays), twice = twice + ?9,
              anew = ifnull(?10, anew), anew_behind = iif(?10 IS NULL, anew_behind, max(attempts, ?4))
            WHERE id = ?1 AND state <> 1
            """);
        settleCarried = Prepare(
            """
            UPDATE leaving SET state = ?2, due = ?3, attempts = max(attempts, ?4), settled = ?5, why = ?6, receipt = ?7,
              anew = ifnull(?8, anew), anew_behind = iif(?8 IS NULL, anew_behind, max(attempts, ?4))
            WHERE carrier = ?1 AND state <> 1
            """);
        carry = Prepare("UPDATE leaving SET carrier = ?1, state = 0, why = '' WHERE id = ?2 AND id <> ?1 AND state <> 1");
        carries = Prepare(
            "UPDATE leaving SET state = 0, carries = (SELECT count(*) FROM leaving m WHERE m.carrier = ?1) WHERE id = ?1 AND state <> 1");
        uncarry = Prepare("UPDATE leaving SET carrier = NULL WHERE carrier = ?1 AND state <> 1");
        silenced = Prepare("UPDATE leaving SET state = 4, silence = ?2, why = '' WHERE id = ?1 AND state IN (0, 3)");
        putSilence = Prepare(
            "INSERT OR REPLACE INTO silence (id, query, at, until, why, made_by, ended, ended_by) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)");
        putNote = Prepare("INSERT INTO journal (at, what, about, made_by, why) VALUES (?1, ?2, ?3, ?4, ?5)");
        putRollout = Prepare("INSERT OR IGNORE INTO rollout (service, at, deployment, kind) VALUES (?1, ?2, ?3, ?4)");
        putTaskEnd = Prepare(
            """
            INSERT INTO task_end (deployment, at, count, said) VALUES (?1, ?2, 1, ?3)
            ON CONFLICT (deployment) DO UPDATE SET
              at = excluded.at, count = iif(at < excluded.at - 864000000000, 1, count + 1), said = excluded.said
            """);
        putThread = Prepare(
            "INSERT OR REPLACE INTO deployment_thread (id, lane, service, began, parent, shown) VALUES (?1, ?2, ?3, ?4, ?5, ?6)");
        putAttempt = Prepare("INSERT OR REPLACE INTO attempt (leaving, n, at, what) VALUES (?1, ?2, ?3, ?4)");
        putMessage = Prepare(
            """
            INSERT INTO slack_message (team, channel, ts, thread_ts, body, edited_ts) VALUES (?1, ?2, ?3, ?4, ?5, ?6)
            ON CONFLICT (team, channel, ts) DO UPDATE SET body = excluded.body, edited_ts = excluded.edited_ts
            """);
        // What does not change is not written, and a page or two find room where a message finds none.
        tried = Prepare("REPLACE INTO tried (id, bytes) VALUES (1, randomblob(65536))");
        putHeard = Prepare("INSERT INTO heard (message, at) VALUES (?1, ?2)");
        putSource = Prepare(
            """
            INSERT INTO source (ingest, arn, last, count) VALUES (?1, ?2, ?3, 1)
            ON CONFLICT (ingest, arn) DO UPDATE SET last = excluded.last, count = count + 1
            """);
        using var highest = SqliteStore.Command(
            connection, "SELECT max(ifnull((SELECT max(made) FROM resource), 0), ifnull((SELECT max(made) FROM content), 0))");
        made = (long)highest.ExecuteScalar()!;
        using var way = SqliteStore.Command(connection, "SELECT ifnull(max(id), 0) FROM way");
        lastWay = (long)way.ExecuteScalar()!;
    }

    /// <summary>Of what was last to be forgotten there may be more.</summary>
    public bool HasMoreToForget { get; private set; }

    public void Write(IReadOnlyList<Entry> entries)
    {
        begin.Run();
        try
        {
            foreach (var entry in entries)
            {
                Write(entry);
            }
            commit.Run();
        }
        catch
        {
            // What fails at the end may have been rolled back by then.
            if (SQLitePCL.raw.sqlite3_get_autocommit(connection.Handle) == 0)
            {
                rollback.Run();
            }
            ways.Clear();
            throw;
        }
    }

    public void Dispose()
    {
        forgetting.Dispose();
        statements.ForEach(s => s.Dispose());
    }

    private void Write(Entry entry)
    {
        switch (entry)
        {
            case Entry.Changed changed:
                Write(changed.Number, changed.Change);
                break;
            case Entry.Traced { Trace: var trace }:
                Write(trace);
                break;
            case Entry.Left { Leaving: var left }:
                putLeaving.Run(
                    left.Id, left.Trace, left.Lane, left.Thread, left.At.UtcTicks, left.Due.UtcTicks,
                    Forms.Envelope.Write(left.Envelope));
                break;
            case Entry.Settled settled:
                Write(settled);
                break;
            case Entry.Carried { Carrier: var carrier, Members: var members }:
                uncarry.Run(carrier);
                foreach (long member in members)
                {
                    carry.Run(carrier, member);
                }
                carries.Run(carrier);
                break;
            case Entry.Silenced held:
                silenced.Run(held.Leaving, held.Silence);
                break;
            case Entry.Quiet { Silence: var s }:
                putSilence.Run(s.Id, s.Query, s.At.UtcTicks, s.Until.UtcTicks, s.Why, s.By, s.Ended?.UtcTicks, s.EndedBy);
                break;
            case Entry.Noted { Line: var note }:
                putNote.Run(note.At.UtcTicks, note.What, note.About, note.By, note.Why);
                break;
            case Entry.RolledOut { Rollout: var r }:
                putRollout.Run(r.Service, r.At.UtcTicks, r.Deployment, (long)r.Kind);
                break;
            case Entry.TaskEnded { End: var end }:
                putTaskEnd.Run(end.Deployment, end.At.UtcTicks, end.Said);
                break;
            case Entry.Threaded { Thread: var t }:
                putThread.Run(t.Id, t.Lane, t.Service, t.Began.UtcTicks, t.Parent, t.Shown);
                break;
            case Entry.Forgotten forgotten:
                HasMoreToForget = forgetting.Before(forgotten.Before, forgotten.Needed);
                break;
            case Entry.Tried:
                tried.Run();
                break;
            case Entry.Heard heard:
                putHeard.Run(heard.Message, heard.At.UtcTicks);
                putSource.Run(heard.Ingest, heard.Source, heard.At.UtcTicks);
                break;
            case Entry.Posted { Message: var m }:
                putMessage.Run(m.Team, m.Channel, m.Ts, m.ThreadTs, m.Body, m.EditedTs);
                break;
        }
    }

    private void Write(long number, Change change)
    {
        switch (change)
        {
            // What comes and goes by the second leaves no versions behind.
            case Change.Put { Resource: { IsPassing: true } content }:
                putContent.Run(content.Arn.ToString(), content.Owner?.ToString(), ++made, Forms.Resource.Write(content));
                break;
            case Change.Put { Resource: var resource }:
                string arn = resource.Arn.ToString();
                long first = supersede.Query(arn, number) ?? ++made;
                putResource.Run(arn, number, first, resource.Owner?.ToString(), Forms.Resource.Write(resource));
                break;
            case Change.Remove { Arn: var gone }:
                removeResource.Run(gone.ToString(), number);
                removeContent.Run(gone.ToString());
                if (LogPlace.Of(gone) is { } place)
                {
                    removeLines.Run(place.Group, place.Stream);
                }
                break;
            case Change.Append { Line: var line }:
                var of = new LogPlace(line);
                putLine.Run(of.Group, of.Stream, Forms.Change.Write(change));
                break;
        }
    }

    private void Write(Trace trace) => putTrace.Run(
        trace.Key, trace.Id, trace.Work, trace.At.UtcTicks, (long)trace.Outcome, (long)trace.Door, trace.By.ToString(),
        Ways.Text(trace.Routes, w => NumberOf(w, trace.Key)), string.Join(' ', trace.Subject.Resources), trace.Subject.Kind,
        Forms.Envelope.Write(trace.First), trace.IsUndelivered ? 1 : 0);

    /// <summary>That under which a way is kept, which is once for many traces.</summary>
    /// <remarks>After so many traces it is kept anew, so that the old one can be forgotten with the last trace that names it.</remarks>
    private long NumberOf(Way way, long trace)
    {
        if (ways.Count == Limits.Ways || trace / Limits.TracesOfWay != waysOf)
        {
            ways.Clear();
            waysOf = trace / Limits.TracesOfWay;
        }
        if (ways.TryGetValue(way, out long known))
        {
            return known;
        }
        putWay.Run(++lastWay, trace, Way.Form.Write(way));
        ways.Add(way, lastWay);
        return lastWay;
    }

    private void Write(Entry.Settled settled)
    {
        var (state, due, receipt) = settled.Settlement switch
        {
            Settlement.Delivered delivered => (LeavingState.Delivered, settled.At, delivered.Receipt),
            Settlement.Again again => (LeavingState.Pending, again.Due, null),
            Settlement.Dead => (LeavingState.Dead, settled.At, null),
            _ => (LeavingState.Parked, settled.At, null),
        };
        long? at = state == LeavingState.Pending ? null : settled.At.UtcTicks;
        long? anew = state == LeavingState.Parked || settled.Attempt == 0 ? settled.At.UtcTicks : null;
        var (why, delays) = (settled.Settlement.Why, settled.Settlement.Delays);
        settle.Run(
            settled.Leaving, (long)state, due.UtcTicks, settled.Attempt, at, why, receipt,
            delays.Count == 0 ? null : Delay.Write(delays), settled.Settlement.IsRepeated ? 1 : 0, anew);
        if (settled.Carries)
        {
            settleCarried.Run(settled.Leaving, (long)state, due.UtcTicks, settled.Attempt, at, why, receipt, anew);
        }
        if (settled.Attempt > 0)
        {
            putAttempt.Run(settled.Leaving, settled.Attempt, settled.At.UtcTicks, settled.Settlement.Why);
        }
    }

    private Statement Prepare(string sql)
    {
        var statement = new Statement(connection, sql);
        statements.Add(statement);
        return statement;
    }
}
