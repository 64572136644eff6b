using Tocsin.Aws;
using Tocsin.Ecs;
using Tocsin.Ecs.Events;
using Tocsin.Ecs.Operations;
using Tocsin.Ecs.Shapes;
using Tocsin.Ecs.Scheduling;
using Tocsin.Scenarios;
using Tocsin.Tests.Estates;
using Tocsin.Text;
using DeploymentConfiguration = Tocsin.Ecs.DeploymentConfiguration;
using Service = Tocsin.Ecs.Service;

namespace Tocsin.Tests.Ecs;

/// <summary>A service told on virtual time: operations, the scheduler and a scripted world, step by step.</summary>
internal sealed class Stories
{
    private readonly Dictionary<Arn, TaskOutcome> script = [];
    private readonly ScriptedWorld world;
    private readonly Ids ids = new(1);

    public Stories(int desired, DeploymentConfiguration configuration)
    {
        State = Declare("prod", "payments", desired, configuration, null);
        world = new ScriptedWorld(script);
    }

    public static DateTimeOffset Start => BuiltInEvents.DefaultTime;

    public EcsState State { get; private set; }

    public DateTimeOffset Now { get; private set; } = Start;

    /// <summary>Its target groups and alarms.</summary>
    public Surroundings Surroundings { get; set; } = Surroundings.None;

    public List<EmittedEvent> Events { get; } = [];

    public List<string> ServiceEvents { get; } = [];

    public Service Service => State.Services[0];

    public static EcsState Declare(
        string cluster, string service, int desired, DeploymentConfiguration configuration, ContainerHealthCheck? check)
    {
        var call = new Call(AccountId.Assumed, "ap-northeast-2", Start, new Ids(7));
        var state = EcsState.Empty.After(CreateCluster.Decide(EcsState.Empty, new CreateClusterRequest { ClusterName = cluster }, call));
        state = state.After(
            RegisterTaskDefinition.Decide(state,
                new RegisterTaskDefinitionRequest { Family = service,
                    ContainerDefinitions = [new ContainerDefinition { Name = service, Image = $"{service}:1",
                        HealthCheck = check?.Shape }] }, call));
        return state.After(
            CreateService.Decide(state,
                new CreateServiceRequest { ServiceName = service, Cluster = cluster, TaskDefinition = service, DesiredCount = desired,
                    DeploymentConfiguration = configuration.Shape, LaunchType = "FARGATE" }, call));
    }

    /// <summary>Deploys a new revision, with this outcome for each of its tasks.</summary>
    public void Deploy(TaskOutcome outcome)
    {
        var registered = RegisterTaskDefinition.Decide(
            State,
            new RegisterTaskDefinitionRequest
            {
                Family = "payments",
                ContainerDefinitions = [new ContainerDefinition { Name = "payments", Image = "payments:n" }],
            },
            Call).Value;
        script[Arn.Parse(registered.Response.TaskDefinition!.TaskDefinitionArn!)] = outcome;
        State = State.After(registered.Changes);
        Update(
            new UpdateServiceRequest { Cluster = "prod", Service = "payments",
                TaskDefinition = registered.Response.TaskDefinition!.TaskDefinitionArn });
    }

    public void Update(UpdateServiceRequest request) => State = State.After(UpdateService.Decide(State, request, Call));

    public void Change(Func<EcsState, EcsState> change) => State = change(State);

    /// <summary>One step, with what was seen: told by hand, or by the scripted world.</summary>
    public StepResult Step(params ValueList<Observation> seen)
    {
        var step = Scheduler.Step(State, Service.Arn, seen, Now, Timing.Aws, ids, Surroundings);
        State = State.With(step.Changes);
        Surroundings = Surroundings with { Elb = Surroundings.Elb.After(step.Changes) };
        Events.AddRange(step.Events);
        ServiceEvents.AddRange(step.ServiceEvents.Select(e => e.Message));
        return step;
    }

    public void Wait(TimeSpan time) => Now += time;

    /// <summary>Steps until the condition holds; fails when it does not within three hours.</summary>
    public void Until(Func<Stories, bool> condition)
    {
        for (var end = Now.AddHours(3); ;)
        {
            var step = Step(world.Take(Now));
            foreach (var command in step.Commands)
            {
                world.Carry(command, Now);
            }
            if (condition(this))
            {
                return;
            }
            DateTimeOffset? next = step.NextWake is null || world.Next < step.NextWake ? world.Next ?? step.NextWake : step.NextWake;
            Assert.True(next > Now && next < end, $"at {Now:T} the story stands still: {string.Join(" ", ServiceEvents.TakeLast(3))}");
            Now = next.Value;
        }
    }

    public void UntilCompleted() => Until(s => s.Service.Primary.RolloutState == RolloutState.Completed);

    public int Wanted(string deployment) => State.Tasks.Count(t => t.Wanted && t.Deployment == deployment);

    private Call Call => new(AccountId.Assumed, "ap-northeast-2", Now, ids);
}
