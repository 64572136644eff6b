using Tocsin.Aws;
using Tocsin.Ecs;
using Tocsin.Estates;
using Tocsin.Text;

namespace Tocsin.Server.Diagnoses;

/// <summary>What the event of a deployment does not say: what was to run, why it did not, and what runs now.</summary>
/// <param name="Deployment"><c>ecs-svc/</c> and 19 digits.</param>
/// <param name="TaskDefinition">Its family and revision: <c>payments:42</c>.</param>
/// <param name="Failures">What the circuit breaker has counted.</param>
/// <param name="Threshold">At which number it trips; null where there is no breaker.</param>
/// <param name="Causes">Tasks that failed alike are one, the most frequent first. Known for as long as ECS knows the tasks.</param>
/// <param name="Runs">The family and revision that the service is on now.</param>
/// <param name="Running">How many tasks run, whichever revision they are of.</param>
internal sealed record Diagnosis(
    Arn Service, string Deployment, string TaskDefinition, int Failures, int? Threshold, ValueList<FailureCause> Causes, string Runs,
    int Running, int Desired)
{
    /// <returns>Null where nothing is known of such a deployment.</returns>
    public static Diagnosis? Of(Estate estate, EcsState ecs, Arn arn, string deployment)
    {
        if (ecs.FindService(arn) is not { } service || service.History.FirstOrDefault(d => d.Revision == deployment) is not { } record)
        {
            return null;
        }
        var tasks = ecs.TasksOf(arn).ToList();
        var failed = tasks.Where(t => t.Deployment == deployment && t.Stop is { } stop
            && !stop.Reason.StartsWith("Scaling activity", StringComparison.Ordinal));
        int counted = service.Deployments.FirstOrDefault(d => d.Id == deployment)?.Failures.Failures ?? 0;
        return new Diagnosis(
            arn, deployment, record.TaskDefinition.Name, Math.Max(record.Failures, counted),
            service.Configuration.CircuitBreaker is { Enable: true } breaker ? breaker.Threshold.For(service.DesiredCount) : null,
            failed.OrderByDescending(t => t.StoppedAt).GroupBy(t => FailureCause.KeyOf(ecs, t)).OrderByDescending(g => g.Count())
                .Take(FailureCause.Most).Select(g => FailureCause.Of(estate, ecs, g.First(), g.Count())).ToValueList(),
            service.TaskDefinition.Name, tasks.Count(t => t.LastStatus == LastStatus.Running), service.DesiredCount);
    }
}
