namespace Tocsin.Delivery.Store;

/// <summary>The tables, as steps from each version to the next: a store that is older takes those it has not yet.</summary>
/// <remarks>
/// Beside this the forms of what stands in the tables have a version of their own (<c>Tocsin.Stored</c>). Numbers of works count what was
/// decided, one by one; a version of a resource holds from one number until before another, so that the estate of any moment that is still
/// told of can be had again.
/// </remarks>
internal static class Schema
{
    public static int Version => Steps.Length;

    public static string[] Steps { get; } =
    [
        """
        CREATE TABLE instance (number INTEGER NOT NULL);
        CREATE TABLE resource (
          arn TEXT NOT NULL, since INTEGER NOT NULL, until INTEGER, made INTEGER NOT NULL, owner TEXT, form BLOB NOT NULL,
          PRIMARY KEY (arn, since));
        CREATE INDEX resource_now ON resource (arn) WHERE until IS NULL;
        CREATE INDEX resource_owner ON resource (owner) WHERE until IS NULL AND owner IS NOT NULL;
        CREATE INDEX resource_past ON resource (until) WHERE until IS NOT NULL;
        CREATE TABLE content (arn TEXT PRIMARY KEY, owner TEXT, made INTEGER NOT NULL, form BLOB NOT NULL);
        CREATE INDEX content_owner ON content (owner);
        CREATE TABLE line (id INTEGER PRIMARY KEY, log_group TEXT NOT NULL, stream TEXT NOT NULL, form BLOB NOT NULL);
        CREATE INDEX line_group ON line (log_group);
        CREATE TABLE way (id INTEGER PRIMARY KEY, made INTEGER NOT NULL, form BLOB NOT NULL);
        CREATE TABLE trace (
          key INTEGER PRIMARY KEY, id TEXT NOT NULL, work INTEGER NOT NULL, at INTEGER NOT NULL, outcome INTEGER NOT NULL,
          door INTEGER NOT NULL, put_by TEXT NOT NULL, ways TEXT NOT NULL, subjects TEXT NOT NULL, kind TEXT NOT NULL, first BLOB NOT NULL);
        CREATE TABLE leaving (
          id INTEGER PRIMARY KEY, trace INTEGER NOT NULL, lane TEXT NOT NULL, thread TEXT, at INTEGER NOT NULL, state INTEGER NOT NULL,
          due INTEGER NOT NULL, attempts INTEGER NOT NULL, settled INTEGER, why TEXT NOT NULL, receipt TEXT, form BLOB NOT NULL);
        CREATE INDEX leaving_open ON leaving (id) WHERE state IN (0, 3);
        CREATE INDEX leaving_unsent ON leaving (id) WHERE state IN (2, 3);
        CREATE INDEX leaving_done ON leaving (id) WHERE state = 1;
        CREATE INDEX leaving_thread ON leaving (lane, thread) WHERE thread IS NOT NULL;
        CREATE TABLE attempt (
          leaving INTEGER NOT NULL, n INTEGER NOT NULL, at INTEGER NOT NULL, what TEXT NOT NULL, PRIMARY KEY (leaving, n)) WITHOUT ROWID;
        CREATE TABLE slack_message (
          team TEXT NOT NULL, channel TEXT NOT NULL, ts TEXT NOT NULL, thread_ts TEXT, body TEXT NOT NULL, edited_ts TEXT,
          PRIMARY KEY (team, channel, ts)) WITHOUT ROWID;
        CREATE INDEX slack_ts ON slack_message (ts);
        CREATE INDEX slack_thread ON slack_message (team, channel, thread_ts, ts) WHERE thread_ts IS NOT NULL;
        """,
        // By its trace, so that whether a trace may be forgotten is asked of it alone. Numbers rise together: this is their order, too.
        """
        DROP INDEX leaving_open;
        CREATE INDEX leaving_open ON leaving (trace) WHERE state IN (0, 3);
        """,
        """
        ALTER TABLE leaving ADD COLUMN carrier INTEGER;
        ALTER TABLE leaving ADD COLUMN carries INTEGER NOT NULL DEFAULT 0;
        ALTER TABLE leaving ADD COLUMN silence INTEGER;
        ALTER TABLE leaving ADD COLUMN twice INTEGER NOT NULL DEFAULT 0;
        ALTER TABLE leaving ADD COLUMN delays TEXT NOT NULL DEFAULT '';
        CREATE INDEX leaving_carried ON leaving (carrier) WHERE carrier IS NOT NULL;
        CREATE INDEX leaving_silenced ON leaving (silence, state) WHERE silence IS NOT NULL;
        CREATE INDEX leaving_twice ON leaving (id) WHERE twice > 0;
        CREATE TABLE silence (
          id INTEGER PRIMARY KEY, query TEXT NOT NULL, at INTEGER NOT NULL, until INTEGER NOT NULL, why TEXT NOT NULL,
          made_by TEXT NOT NULL, ended INTEGER, ended_by TEXT NOT NULL DEFAULT '');
        CREATE TABLE journal (
          id INTEGER PRIMARY KEY, at INTEGER NOT NULL, what TEXT NOT NULL, about TEXT NOT NULL, made_by TEXT NOT NULL, why TEXT NOT NULL);
        CREATE TRIGGER journal_stays BEFORE DELETE ON journal BEGIN SELECT raise(ABORT, 'the journal is only added to'); END;
        CREATE TRIGGER journal_says BEFORE UPDATE ON journal BEGIN SELECT raise(ABORT, 'the journal is only added to'); END;
        CREATE TABLE deployment_thread (
          id INTEGER PRIMARY KEY, lane TEXT NOT NULL, service TEXT NOT NULL, began INTEGER NOT NULL, parent TEXT NOT NULL,
          shown TEXT NOT NULL);
        CREATE INDEX thread_of ON deployment_thread (service, lane, id);
        CREATE TABLE rollout (
          service TEXT NOT NULL, at INTEGER NOT NULL, deployment TEXT NOT NULL, kind INTEGER NOT NULL,
          PRIMARY KEY (service, at, deployment, kind)) WITHOUT ROWID;
        CREATE INDEX rollout_at ON rollout (at);
        """,
        """
        CREATE TABLE heard (message TEXT PRIMARY KEY, at INTEGER NOT NULL) WITHOUT ROWID;
        CREATE INDEX heard_at ON heard (at);
        CREATE TABLE source (
          ingest TEXT NOT NULL, arn TEXT NOT NULL, last INTEGER NOT NULL, count INTEGER NOT NULL, PRIMARY KEY (ingest, arn)) WITHOUT ROWID;
        """,
        "CREATE TABLE tried (id INTEGER PRIMARY KEY, bytes BLOB NOT NULL);",
        // With all that is read of what waits, so that a server that begins reads no message of those.
        """
        DROP INDEX leaving_open;
        CREATE INDEX leaving_open ON leaving (trace, id, state, carrier, lane) WHERE state IN (0, 3);
        """,
        // With what forgetting asks of what was given up, of which the trace stays as long; and what targets did not take, found among any
        // number of others; and what is known of the tasks of deployments.
        """
        ALTER TABLE leaving ADD COLUMN anew INTEGER;
        ALTER TABLE leaving ADD COLUMN anew_behind INTEGER NOT NULL DEFAULT 0;
        DROP INDEX leaving_unsent;
        CREATE INDEX leaving_unsent ON leaving (id, state, settled, trace) WHERE state IN (2, 3);
        ALTER TABLE trace ADD COLUMN undelivered INTEGER NOT NULL DEFAULT 1;
        CREATE TABLE task_end (
          deployment TEXT PRIMARY KEY, at INTEGER NOT NULL, count INTEGER NOT NULL, said TEXT NOT NULL) WITHOUT ROWID;
        CREATE INDEX trace_undelivered ON trace (key) WHERE undelivered = 1;
        """,
    ];
}
