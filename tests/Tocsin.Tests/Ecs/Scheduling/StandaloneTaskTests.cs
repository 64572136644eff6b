using Tocsin.Aws;
using Tocsin.Ecs;
using Tocsin.Ecs.Operations;
using Tocsin.Ecs.Scheduling;
using Tocsin.Json;
using Tocsin.Text;

namespace Tocsin.Tests.Ecs.Scheduling;

/// <summary>Tasks that no service owns: what RunTask and StopTask will ask for, carried out.</summary>
public sealed class StandaloneTaskTests
{
    private static readonly TaskStop ByUser = new("UserInitiated", "enough");
    private static readonly TaskStop Crash = new(
        "EssentialContainerExited", "Essential container in task exited", [new ContainerExit("payments", 1)]);

    private readonly Arn arn;
    private readonly Ids ids = new(1);
    private EcsState state;
    private DateTimeOffset now = Stories.Start;

    public StandaloneTaskTests()
    {
        state = Stories.Declare("prod", "payments", 1, new(), null);
        arn = state.Clusters[0].Arn with { Resource = "task/prod/0123456789abcdef0123456789abcdef" };
        state = state.With(new EcsTask(arn, null, state.TaskDefinitions.Single().Arn, "nightly", LastStatus.Provisioning, now, Version: 0));
    }

    private EcsTask Task => state.FindTask(arn)!;

    [Fact]
    public void A_task_that_is_asked_for_is_started_once_and_told()
    {
        var step = Step();
        var start = Assert.IsType<Command.StartTask>(Assert.Single(step.Commands));
        Assert.Equal((arn, "payments", null), (start.Task, start.TaskDefinition.Family, start.Service));
        var told = JsonParser.Parse(Assert.Single(step.Events).Json)!;
        string[] members =
        [
            "/detail/lastStatus", "/detail/group", "/detail/startedBy", "/detail/clusterArn", "/detail/version", "/resources/0",
        ];
        Assert.Equal(
            ["PROVISIONING", "family:payments", "nightly", state.Clusters[0].Arn.ToString(), "1", arn.ToString()],
            members.Select(m => told.At(m) is JsonValue.Number number ? number.Text : told.At(m)?.AsText()));
        Assert.Equal(new StepResult([], [], [], [], null), Step());
    }

    [Fact]
    public void It_runs_and_when_it_exits_nothing_takes_its_place()
    {
        Step();
        Assert.Equal("RUNNING", Assert.Single(Step(new Observation.Running(arn, now)).Events).Name);
        now = now.AddMinutes(1);
        var exited = Step(new Observation.Stopped(arn, now, Crash));
        Assert.Equal("STOPPED", Assert.Single(exited.Events).Name);
        Assert.Empty(exited.Commands);
        Assert.Equal((LastStatus.Stopped, Crash, 3), (Task.LastStatus, Task.Stop, Task.Version));
    }

    [Fact]
    public void A_stopped_task_is_seen_for_an_hour_and_forgotten()
    {
        Step();
        var exited = Step(new Observation.Stopped(arn, now, Crash));
        Assert.Equal(now.AddHours(1), exited.NextWake);
        now = now.AddHours(1);
        Step();
        Assert.NotNull(state.FindTask(arn));
        now = now.AddTicks(1);
        Assert.Null(Step().NextWake);
        Assert.Null(state.FindTask(arn));
    }

    [Fact]
    public void It_is_not_stopped_for_being_unhealthy()
    {
        Containers("app", "proxy");
        Step();
        Step(new Observation.Running(arn, now));
        var step = Step(new Observation.Unhealthy(arn, now, HealthCheckedBy.Container));
        Assert.Empty(step.Commands);
        Assert.Empty(step.Events);
        Assert.Equal(["UNHEALTHY", "UNHEALTHY", "UNHEALTHY", "UNKNOWN"], HealthStatuses());
    }

    [Fact]
    public void Each_container_has_its_own_health_and_the_task_that_of_its_essential_ones()
    {
        Containers("app", "proxy");
        Step();
        Step(new Observation.Running(arn, now));
        Assert.Equal(["UNKNOWN", "UNKNOWN", "UNKNOWN", "UNKNOWN"], HealthStatuses());
        Step(new Observation.Healthy(arn, now, HealthCheckedBy.Container) { Container = "app" });
        Assert.Equal(["UNKNOWN", "HEALTHY", "UNKNOWN", "UNKNOWN"], HealthStatuses());
        Step(new Observation.Healthy(arn, now, HealthCheckedBy.Container) { Container = "proxy" });
        Assert.Equal(["HEALTHY", "HEALTHY", "HEALTHY", "UNKNOWN"], HealthStatuses());
        Step(new Observation.Unhealthy(arn, now, HealthCheckedBy.Container) { Container = "sidecar" });
        Assert.Equal(["HEALTHY", "HEALTHY", "HEALTHY", "UNHEALTHY"], HealthStatuses());
        Step(new Observation.Unhealthy(arn, now, HealthCheckedBy.Container) { Container = "proxy" });
        Assert.Equal(["UNHEALTHY", "HEALTHY", "UNHEALTHY", "UNHEALTHY"], HealthStatuses());
    }

    [Fact]
    public void A_task_of_a_service_is_stopped_for_an_essential_container_and_for_no_other()
    {
        var story = new Stories(1, new());
        var check = new ContainerHealthCheck(["CMD", "true"]);
        story.Change(s => s.With(s.TaskDefinitions.Single() with
        {
            Containers = [new("app", "app", HealthCheck: check), new("sidecar", "sidecar", Essential: false, HealthCheck: check)],
        }));
        story.Step();
        var task = Assert.Single(story.State.Tasks).Arn;
        story.Step(new Observation.Running(task, story.Now));
        story.Step(new Observation.Unhealthy(task, story.Now, HealthCheckedBy.Container) { Container = "sidecar" });
        Assert.Equal(LastStatus.Running, story.State.FindTask(task)!.LastStatus);
        story.Step(new Observation.Unhealthy(task, story.Now, HealthCheckedBy.Container) { Container = "app" });
        Assert.Equal("Task failed container health checks", story.State.FindTask(task)!.Stop!.Reason);
    }

    [Fact]
    public void A_user_stops_it_and_that_stays_the_reason()
    {
        Step();
        Step(new Observation.Running(arn, now));
        state = state.With(Task with { Stop = ByUser });
        var step = Step();
        var stop = Assert.IsType<Command.StopTask>(Assert.Single(step.Commands));
        Assert.Equal((arn, ByUser), (stop.Task, stop.Stop));
        Assert.Equal("STOPPING", Assert.Single(step.Events).Name);
        Assert.Empty(Step().Commands);
        Step(new Observation.Stopped(arn, now, new TaskStop("", "", [new ContainerExit("payments", 143)])));
        Assert.Equal(ByUser with { Containers = [new ContainerExit("payments", 143)] }, Task.Stop);
    }

    [Fact]
    public void One_that_is_stopped_before_it_was_started_never_starts()
    {
        state = state.With(Task with { Stop = ByUser });
        var step = Step();
        Assert.Empty(step.Commands);
        Assert.Equal("STOPPED", Assert.Single(step.Events).Name);
        Assert.Empty(Step().Commands);
    }

    [Fact]
    public void One_that_is_lost_stays_lost_and_one_that_is_found_goes_on()
    {
        Step();
        now = now.AddMinutes(1);
        Step(new Observation.Adopted(arn, now, Stories.Start.AddSeconds(5)));
        Assert.Equal((LastStatus.Running, Stories.Start.AddSeconds(5)), (Task.LastStatus, Task.StartedAt));
        var lost = Step(new Observation.Lost(arn, now));
        Assert.Empty(lost.Commands);
        Assert.Equal("ContainerVanishedError: No container matching saved ID found", Task.Stop!.Containers[0].Reason);
        Assert.Equal(arn, Assert.IsType<Command.StopTask>(Assert.Single(Step(new Observation.Adopted(arn, now, now)).Commands)).Task);
    }

    [Fact]
    public void Its_cluster_owns_it()
    {
        Assert.Equal([arn], state.Tasks.Select(t => t.Arn));
        Assert.Equal([typeof(Cluster), typeof(EcsTask), typeof(TaskDefinition), typeof(Service)], state.Resources.Select(r => r.GetType()));
        Assert.Null(state.Without(arn).FindTask(arn));
        Assert.Empty(state.Without(state.Clusters[0].Arn).Tasks);
        Assert.Empty(EcsState.Empty.With(Task).Tasks);
    }

    [Fact]
    public void A_user_stops_a_task_of_a_service_and_it_is_replaced_and_counts_for_no_failure()
    {
        var story = new Stories(1, new(new DeploymentCircuitBreaker(Enable: true, Rollback: true)));
        story.Step();
        var task = Assert.Single(story.State.Tasks);
        story.Step(new Observation.Running(task.Arn, story.Now));
        story.Change(s => s.With(s.FindTask(task.Arn)! with { Stop = ByUser }));
        var step = story.Step();
        Assert.Equal(ByUser, Assert.Single(step.Commands.OfType<Command.StopTask>()).Stop);
        Assert.Single(step.Commands.OfType<Command.StartTask>());
        story.Step(new Observation.Stopped(task.Arn, story.Now, Crash));
        Assert.Equal(0, story.Service.Primary.Failures.Failures);
        Assert.Equal("UserInitiated", story.State.FindTask(task.Arn)!.Stop!.Code);
    }

    /// <summary>Essential ones with a check, and one that is not essential.</summary>
    private void Containers(params string[] essential)
    {
        var check = new ContainerHealthCheck(["CMD", "true"]);
        state = state.With(state.TaskDefinitions.Single() with
        {
            Containers =
            [
                .. essential.Select(name => new Container(name, name, HealthCheck: check)),
                new Container("sidecar", "sidecar", Essential: false, HealthCheck: check),
            ],
        });
    }

    /// <summary>Of the task, and then of its containers.</summary>
    private IEnumerable<string?> HealthStatuses()
    {
        var told = TaskShapes.Of(state, Task);
        return [told.HealthStatus, .. told.Containers!.Value.Select(c => c.HealthStatus)];
    }

    private StepResult Step(params ValueList<Observation> seen)
    {
        var step = Scheduler.StepTask(state, arn, seen, now, ids);
        state = state.With(step.Changes);
        return step;
    }
}
