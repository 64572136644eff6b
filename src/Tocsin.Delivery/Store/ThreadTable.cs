using Microsoft.Data.Sqlite;
using Tocsin.Delivery.Threads;

namespace Tocsin.Delivery.Store;

/// <summary>The threads of deployments, and what is known of those, as they are kept.</summary>
/// <remarks>Safe for any number of threads.</remarks>
public sealed class ThreadTable(SqliteStore store)
{
    private const string Select = "SELECT id, lane, service, began, parent, shown FROM deployment_thread";

    public DeploymentThread? Find(long id) => Where("id = $id", ("$id", id)).FirstOrDefault();

    /// <summary>The newest of a service in a channel; null where there is none.</summary>
    public DeploymentThread? Last(string lane, string service) => Where(
        "service = $service AND lane = $lane ORDER BY id DESC LIMIT 1", ("$service", service), ("$lane", lane)).FirstOrDefault();

    /// <summary>Those that began since then, newest first.</summary>
    /// <param name="service">Of which service; null for all.</param>
    public IReadOnlyList<DeploymentThread> Since(DateTimeOffset time, string? service) => Where(
        $"began >= $time AND ($service IS NULL OR service = $service) ORDER BY id DESC LIMIT {Threads.Limits.Threads}",
        ("$time", time.UtcTicks), ("$service", service));

    /// <summary>The services of which a deployment failed or was rolled back since then; those of which one did so last, first.</summary>
    public IReadOnlyList<string> Failing(DateTimeOffset since) => store.Read(reading =>
    {
        using var command = SqliteStore.Command(
            reading,
            "SELECT service FROM rollout INDEXED BY rollout_at WHERE at >= $since AND kind IN ($back, $failed) "
                + $"GROUP BY service ORDER BY max(at) DESC LIMIT {Threads.Limits.Threads}",
            ("$since", since.UtcTicks), ("$back", (int)RolloutKind.RollingBack), ("$failed", (int)RolloutKind.Failed));
        return SqliteStore.All(command, r => r.GetString(0));
    });

    /// <summary>What the deployments of a service did since then, in their order; of many, the first.</summary>
    public IReadOnlyList<Rollout> Rollouts(string service, DateTimeOffset since) => Rollouts(service, since, "at, deployment, kind");

    /// <summary>The same; of many, the last.</summary>
    public IEnumerable<Rollout> LastRollouts(string service, DateTimeOffset since) =>
        Rollouts(service, since, "at DESC, deployment DESC, kind DESC").Reverse();

    private IReadOnlyList<Rollout> Rollouts(string service, DateTimeOffset since, string order) => store.Read(reading =>
    {
        using var command = SqliteStore.Command(
            reading,
            $"SELECT deployment, kind, at FROM rollout WHERE service = $service AND at >= $since ORDER BY {order} "
                + $"LIMIT {Threads.Limits.Rollouts}",
            ("$service", service), ("$since", since.UtcTicks));
        return SqliteStore.All(
            command, r => new Rollout(service, r.GetString(0), (RolloutKind)r.GetInt32(1), At(r, 2)));
    });

    /// <summary>How many tasks of a deployment stopped since then, and what is told of the last; null where none did.</summary>
    public (int Count, DateTimeOffset At, string Said)? TaskEnds(string deployment, DateTimeOffset since) => store.Read(reading =>
    {
        using var command = SqliteStore.Command(
            reading, "SELECT count, at, said FROM task_end WHERE deployment = $deployment AND at >= $since",
            ("$deployment", deployment), ("$since", since.UtcTicks));
        return SqliteStore.All(command, r => ((int, DateTimeOffset, string)?)(r.GetInt32(0), At(r, 1), r.GetString(2))).FirstOrDefault();
    });

    /// <summary>What a deployment did last; null where nothing is known of it.</summary>
    public Rollout? Newest(string deployment) => store.Read(reading =>
    {
        using var command = SqliteStore.Command(
            reading, "SELECT service, kind, at FROM rollout WHERE deployment = $deployment ORDER BY at DESC LIMIT 1",
            ("$deployment", deployment));
        return SqliteStore.All(command, r => new Rollout(r.GetString(0), deployment, (RolloutKind)r.GetInt32(1), At(r, 2)))
            .FirstOrDefault();
    });

    private IReadOnlyList<DeploymentThread> Where(string condition, params (string, object?)[] values) => store.Read(reading =>
    {
        using var command = SqliteStore.Command(reading, $"{Select} WHERE {condition}", values);
        return SqliteStore.All(command, r => new DeploymentThread(
            r.GetInt64(0), r.GetString(1), r.GetString(2), At(r, 3), r.GetString(4), r.GetString(5)));
    });

    private static DateTimeOffset At(SqliteDataReader row, int column) => new(row.GetInt64(column), TimeSpan.Zero);
}
