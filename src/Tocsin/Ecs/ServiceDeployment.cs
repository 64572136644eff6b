using Tocsin.Aws;
using Tocsin.Text;

namespace Tocsin.Ecs;

/// <summary>What a service was asked to become, and what came of it: the record that outlives the <see cref="Deployment"/>.</summary>
/// <remarks>A rollback is part of the record of the deployment that failed; the one it goes back to has finished long before.</remarks>
/// <param name="Revision">The id of the deployment, by whose number the service's revision is known.</param>
/// <param name="Sources">The ids of the deployments whose tasks it was to replace.</param>
/// <param name="Status">In the API's words: IN_PROGRESS, SUCCESSFUL, STOPPED, ROLLBACK_SUCCESSFUL, ...</param>
public sealed record ServiceDeployment(
    string Revision, Arn TaskDefinition, ValueList<string> Sources, string Status, DateTimeOffset CreatedAt) : IShape<ServiceDeployment>
{
    public const string InProgress = "IN_PROGRESS";
    public const string Successful = "SUCCESSFUL";
    public const string Stopped = "STOPPED";
    public const string StopRequested = "STOP_REQUESTED";
    public const string RollbackRequested = "ROLLBACK_REQUESTED";
    public const string RollbackInProgress = "ROLLBACK_IN_PROGRESS";
    public const string RollbackSuccessful = "ROLLBACK_SUCCESSFUL";
    public const string RollbackFailed = "ROLLBACK_FAILED";

    /// <summary>Recorded from DescribeServiceDeployments 2024 to 2026.</summary>
    public const string BreakerReason = "Service deployment rolled back because the circuit breaker threshold was exceeded.";

    /// <summary>As <see cref="BreakerReason"/>.</summary>
    public const string NoCandidateReason = "No rollback candidate was found to run the rollback.";

    // Unverified: this text and the next one.
    public const string AlarmReason = "Service deployment rolled back because an alarm was detected.";

    public const string RequestedReason = "Service deployment rolled back because a rollback was requested.";

    public string? StatusReason { get; init; }

    public DateTimeOffset? FinishedAt { get; init; }

    /// <summary>The id of the deployment that it was rolled back to.</summary>
    public string? RollbackTo { get; init; }

    public DateTimeOffset? RollbackStartedAt { get; init; }

    /// <summary>What the circuit breaker had counted when it was over.</summary>
    public int Failures { get; init; }

    /// <summary>The alarms that failed it.</summary>
    public ValueList<string> TriggeredAlarms { get; init; }

    public bool IsUnderWay => FinishedAt is null;

    /// <summary>The 21 characters at the end of its ARN; they follow from the revision, which no other deployment has.</summary>
    public string Id
    {
        get
        {
            const string letters = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
            var numbers = new Ids(StableHash.Of($"service-deployment/{Revision}"));
            return string.Create(21, numbers, static (text, from) =>
            {
                for (int i = 0; i < text.Length; i++)
                {
                    text[i] = letters[(int)(from.Next() % (ulong)letters.Length)];
                }
            });
        }
    }

    public static ServiceDeployment Start(Deployment deployment, IEnumerable<Deployment> replaced) => new(
        deployment.Id, deployment.TaskDefinition, replaced.Select(d => d.Id).ToValueList(), InProgress, deployment.CreatedAt);

    public ServiceDeployment Finished(string status, DateTimeOffset at, string? reason = null) =>
        this with { Status = status, StatusReason = reason ?? StatusReason, FinishedAt = at };

    public void Write(FieldWriter to)
    {
        to.Text("revision", Revision);
        to.Arn("taskDefinition", TaskDefinition);
        to.Texts("sources", Sources);
        to.Text("status", Status);
        to.Timestamp("createdAt", CreatedAt);
        to.Text("statusReason", StatusReason);
        to.Timestamp("finishedAt", FinishedAt);
        to.Text("rollbackTo", RollbackTo);
        to.Timestamp("rollbackStartedAt", RollbackStartedAt);
        to.Integer("failures", Failures);
        to.Texts("triggeredAlarms", TriggeredAlarms.UnlessEmpty);
    }

    public static ServiceDeployment Read(FieldReader from) => new(
        from.Text("revision") ?? "", from.Arn("taskDefinition"), from.Texts("sources").GetValueOrDefault(), from.Text("status") ?? "",
        from.Timestamp("createdAt") ?? default)
    {
        StatusReason = from.Text("statusReason"),
        FinishedAt = from.Timestamp("finishedAt"),
        RollbackTo = from.Text("rollbackTo"),
        RollbackStartedAt = from.Timestamp("rollbackStartedAt"),
        Failures = from.Integer("failures") ?? 0,
        TriggeredAlarms = from.Texts("triggeredAlarms").GetValueOrDefault(),
    };
}
