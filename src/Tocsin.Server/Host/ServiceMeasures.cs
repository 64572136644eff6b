using Tocsin.Aws;
using Tocsin.Delivery.Writing;
using Tocsin.Ecs;
using Tocsin.Server.Scheduling;

namespace Tocsin.Server.Host;

/// <summary>What monitoring sees of ECS services: what is wanted, what runs, and what became of deployments.</summary>
internal sealed class ServiceMeasures(Writer writer, Driver driver)
{
    public IEnumerable<Measure> All =>
    [
        Gauge("tasks_desired", "Tasks that a service is to run.", (_, service) => service.DesiredCount),
        Gauge("tasks_running", "Tasks of a service that run.",
            (ecs, service) => ecs.TasksOf(service.Arn).Count(t => t.LastStatus == LastStatus.Running)),
        Gauge("tasks_pending", "Tasks of a service that are starting.",
            (ecs, service) => ecs.TasksOf(service.Arn).Count(t => t.LastStatus < LastStatus.Running)),
        new("tocsin_ecs_tasks_failed", true,
            "Tasks of a service's deployments that failed, as failedTasks counts them, since the server began.",
            () => driver.FailedTasks.Select(f => Of(f.Key, f.Value)))
        {
            NamesServices = true,
        },
        new("tocsin_ecs_deployments", true, "Service deployments that are over, by their status, since the server began.",
            () => driver.Outcomes.Select(o => Of(o.Key.Service, o.Value, ("status", o.Key.Status))))
        {
            NamesServices = true,
        },
    ];

    private Measure Gauge(string name, string means, Func<EcsState, Service, int> value) =>
        new($"tocsin_ecs_{name}", false, means, () =>
        {
            var ecs = writer.Estate.Ecs;
            return ecs.Services.Where(s => s.Status == ServiceStatus.Active)
                .Select(s => Of(s.Arn, value(ecs, s)));
        })
        {
            NamesServices = true,
        };

    private static Sample Of(Arn service, long value, params (string, string)[] more)
    {
        (string, string)[] named = service.Resource.Split('/', 3) is [_, var cluster, var name]
            ? [("cluster", cluster), ("service", name)] : [("service", service.Name)];
        return new Sample(value, [("account", service.Account), ("region", service.Region), .. named, .. more]);
    }
}
