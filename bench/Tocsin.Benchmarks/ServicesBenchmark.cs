using System.Globalization;
using Tocsin.Aws;
using Tocsin.Ecs;
using Tocsin.Ecs.Operations;
using Tocsin.Ecs.Shapes;
using Tocsin.Ecs.Scheduling;
using Tocsin.Scenarios;
using Tocsin.Text;
using DeploymentCircuitBreaker = Tocsin.Ecs.Shapes.DeploymentCircuitBreaker;
using DeploymentConfiguration = Tocsin.Ecs.Shapes.DeploymentConfiguration;

namespace Tocsin.Benchmarks;

/// <summary>Many services on virtual time: each is stepped when something of it is due.</summary>
internal static class ServicesBenchmark
{
    private const int IdleTasks = 100;
    private const int DeployedTasks = 5;

    private static readonly DateTimeOffset Start = new(2026, 11, 23, 1, 2, 3, TimeSpan.Zero);
    private static readonly DeploymentConfiguration Configuration = new()
    {
        DeploymentCircuitBreaker = new DeploymentCircuitBreaker { Enable = true, Rollback = true },
    };

    /// <summary>A step of each service, all of whose tasks run, with nothing to do.</summary>
    public static Action IdleSteps(int services)
    {
        var run = new Fleet(services, IdleTasks);
        run.UntilNothingIsDue();
        return run.StepAll;
    }

    /// <summary>Each service is up; a revision that crashes is deployed to all, and each breaker trips and rolls back.</summary>
    public static void FailedDeployments(int services)
    {
        var run = new Fleet(services, DeployedTasks);
        run.UntilNothingIsDue();
        run.DeployCrashing();
        run.UntilNothingIsDue();
        if (run.Failed != services)
        {
            throw new InvalidDataException($"{run.Failed} of {services} deployments failed");
        }
    }

    private sealed class Fleet
    {
        private readonly Dictionary<Arn, TaskOutcome> script = [];
        private readonly Dictionary<Arn, ScriptedWorld> worlds = [];
        private readonly PriorityQueue<Arn, DateTimeOffset> due = new();
        private readonly Ids ids = new(1);
        private EcsState state = EcsState.Empty;
        private DateTimeOffset now = Start;

        public Fleet(int services, int tasks)
        {
            state = state.With(CreateCluster.Decide(state, new CreateClusterRequest { ClusterName = "prod" }, Call).Value.Changes);
            for (int i = 0; i < services; i++)
            {
                string name = string.Create(CultureInfo.InvariantCulture, $"service-{i}");
                state = state.With(
                    RegisterTaskDefinition.Decide(state,
                        new RegisterTaskDefinitionRequest { Family = name,
                            ContainerDefinitions = [new ContainerDefinition { Name = name, Image = $"{name}:1" }] }, Call).Value.Changes);
                var created = CreateService.Decide(
                    state,
                    new CreateServiceRequest
                    {
                        ServiceName = name,
                        Cluster = "prod",
                        TaskDefinition = name,
                        DesiredCount = tasks,
                        DeploymentConfiguration = Configuration,
                    },
                    Call).Value;
                state = state.With(created.Changes);
                worlds.Add(Arn.Parse(created.Response.Service!.ServiceArn!), new ScriptedWorld(script));
                due.Enqueue(Arn.Parse(created.Response.Service!.ServiceArn!), now);
            }
        }

        public int Failed { get; private set; }

        private Call Call => new(AccountId.Assumed, "us-east-1", now, ids);

        public void DeployCrashing()
        {
            foreach (var service in state.Services)
            {
                var crashing = new ContainerDefinition { Name = service.Name, Image = $"{service.Name}:2" };
                var registered = RegisterTaskDefinition.Decide(
                    state, new RegisterTaskDefinitionRequest { Family = service.Name, ContainerDefinitions = [crashing] }, Call).Value;
                script[Arn.Parse(registered.Response.TaskDefinition!.TaskDefinitionArn!)] = new TaskOutcome.ExitOne();
                state = state.With(registered.Changes);
                state = state.With(
                    UpdateService.Decide(state,
                        new UpdateServiceRequest { Cluster = "prod", Service = service.Name, TaskDefinition = service.Name },
                            Call).Value.Changes);
                due.Enqueue(service.Arn, now);
            }
        }

        public void StepAll()
        {
            foreach (var service in worlds.Keys)
            {
                Step(service);
            }
        }

        public void UntilNothingIsDue()
        {
            while (due.TryDequeue(out var service, out var at))
            {
                now = at > now ? at : now;
                Step(service);
            }
        }

        private void Step(Arn service)
        {
            var world = worlds[service];
            var step = Scheduler.Step(state, service, world.Take(now), now, Timing.Aws, ids);
            state = state.With(step.Changes);
            Failed += step.Events.Count(e => e.Name == "SERVICE_DEPLOYMENT_FAILED");
            foreach (var command in step.Commands)
            {
                world.Carry(command, now);
            }
            var next = step.NextWake is null || world.Next < step.NextWake ? world.Next ?? step.NextWake : step.NextWake;
            if (next is { } later && later < Start.AddHours(6))
            {
                due.Enqueue(service, later);
            }
        }
    }
}
