using Tocsin.Aws;
using Tocsin.Ecs;
using Tocsin.Text;

namespace Tocsin.Scenarios;

/// <summary>The state a scenario starts from: one service, its old revision deployed and well, a new one just begun.</summary>
/// <param name="AssumedDefinition">The service is declared, its task definition is not known.</param>
internal sealed record ScenarioStage(EcsState State, Service Service, bool AssumedDefinition)
{
    public static ScenarioStage Set(ScenarioOptions options, Ids ids)
    {
        var declared = options.Declared ?? EcsState.Empty;
        Service? found = options.Service is { } arn ? declared.FindService(arn) : declared.Services.FirstOrDefault();
        Service service = found ?? NotDeclared(options.Service ?? options.DefaultService("prod", "payments"), options.Start);
        int desired = options.DesiredCount ?? service.DesiredCount;
        service = service with { DesiredCount = Math.Clamp(desired, 0, Limits.DesiredCount), Deployments = [] };
        var known = declared.FindTaskDefinition(service.TaskDefinition);
        var old = known ?? Definition(service.Arn, service.Name);
        int revision = old.Revision + 1;
        var next = old with { Revision = revision, Arn = old.Arn with { Resource = $"task-definition/{old.Family}:{revision}" } };
        ValueList<EcsTask> tasks = [];
        if (!options.FirstDeployment)
        {
            (service, tasks) = Settled(service, old, options.Start.AddHours(-1), ids);
        }
        service = service.Deploy(next.Arn, options.Start, ids);
        return new ScenarioStage(Staged(service, [old, next], tasks), service, found is not null && known is null);
    }

    private static EcsState Staged(Service service, ValueList<TaskDefinition> definitions, ValueList<EcsTask> tasks)
    {
        var state = definitions.Aggregate(EcsState.Empty, (s, d) => s.With(d)).With(service);
        return tasks.Aggregate(state, (s, t) => s.With(t));
    }

    /// <summary>The service as it is some time after a deployment that went well.</summary>
    private static (Service, ValueList<EcsTask>) Settled(Service service, TaskDefinition definition, DateTimeOffset then, Ids ids)
    {
        service = service.Deploy(definition.Arn, then, ids);
        string id = service.Primary.Id;
        service = service.With(service.Primary with
        {
            RolloutState = RolloutState.Completed,
            RolloutStateReason = RolloutReason.Completed(id),
            Rollout = Rollout.New with { Announced = true },
        });
        string cluster = ResourceName.Of(service.Cluster);
        var tasks = Enumerable.Range(0, service.DesiredCount).Select(_ => new EcsTask(
            service.Arn with { Resource = $"task/{cluster}/{ids.Hex(32)}" }, service.Arn, definition.Arn, id, LastStatus.Running, then,
            Version: 3, StartedAt: then, ContainerHealthy: true, TargetHealthy: true, CountedHealthy: true)
        {
            LaunchType = service.LaunchType,
        });
        return (service, tasks.ToValueList());
    }

    private static Service NotDeclared(Arn arn, DateTimeOffset then)
    {
        string[] path = arn.Resource.Split('/', 3);
        var breaker = new DeploymentCircuitBreaker(Enable: true, Rollback: true);
        return new Service(
            arn, path[^1], arn with { Resource = $"cluster/{path[1]}" }, Definition(arn, path[^1]).Arn, 1,
            new DeploymentConfiguration(breaker),
            "ECS", [], TimeSpan.Zero, "FARGATE", then, []);
    }

    private static TaskDefinition Definition(Arn service, string name)
    {
        var check = new ContainerHealthCheck(["CMD-SHELL", "wget -q -O- http://localhost/health"]);
        var arn = service with { Resource = $"task-definition/{name}:1" };
        return new TaskDefinition(arn, name, 1, [new Container(name, $"{name}:latest", HealthCheck: check)], "256", "512");
    }
}
