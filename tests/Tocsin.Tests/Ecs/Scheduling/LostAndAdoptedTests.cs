using Tocsin.Aws;
using Tocsin.Ecs;
using Tocsin.Ecs.Events;
using Tocsin.Ecs.Scheduling;
using Tocsin.Text;

namespace Tocsin.Tests.Ecs.Scheduling;

/// <summary>A world goes away and comes back: what it finds running it takes over, what it does not find is lost.</summary>
public sealed class LostAndAdoptedTests
{
    private static readonly DeploymentConfiguration Rollback = new(new DeploymentCircuitBreaker(Enable: true, Rollback: true));
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    private readonly Stories story = new(1, Rollback);

    private EcsTask Task => story.State.Tasks.Single(t => t.LastStatus != LastStatus.Stopped);

    [Fact]
    public void A_lost_task_is_stopped_without_an_exit_code_and_replaced_at_once()
    {
        var lost = Running();
        var step = story.Step(new Observation.Lost(lost.Arn, story.Now));
        var stopped = story.State.FindTask(lost.Arn)!;
        Assert.Equal(
            (LastStatus.Stopped, story.Now, "EssentialContainerExited"), (stopped.LastStatus, stopped.StoppedAt, stopped.Stop!.Code));
        var exit = Assert.Single(stopped.Stop.Containers);
        Assert.Equal(new ContainerExit("payments", null, "ContainerVanishedError: No container matching saved ID found"), exit);
        Assert.Equal(["STOPPED", "PROVISIONING"], step.Events.Select(e => e.Name));
        Assert.Equal(Task.Arn, Assert.IsType<Command.StartTask>(Assert.Single(step.Commands)).Task);
    }

    [Fact]
    public void Tasks_that_are_lost_one_after_the_other_fail_no_deployment_and_slow_no_start_down()
    {
        story.Step();
        for (int i = 0; i < 5; i++)
        {
            var lost = Task;
            story.Wait(Minute);
            Assert.Single(story.Step(new Observation.Lost(lost.Arn, story.Now)).Commands);
        }
        Assert.Equal(0, story.Service.Primary.Failures.Failures);
        Assert.Equal(RolloutState.InProgress, story.Service.Primary.RolloutState);
    }

    [Fact]
    public void A_task_that_is_lost_while_it_stops_keeps_the_reason_it_was_told()
    {
        var task = Running();
        story.Update(new() { Cluster = "prod", Service = "payments", DesiredCount = 0 });
        story.Step();
        story.Step(new Observation.Lost(task.Arn, story.Now));
        var stopped = story.State.FindTask(task.Arn)!;
        Assert.Equal((LastStatus.Stopped, "ServiceSchedulerInitiated"), (stopped.LastStatus, stopped.Stop!.Code));
        Assert.Null(Assert.Single(stopped.Stop.Containers).ExitCode);
    }

    [Fact]
    public void A_running_task_that_is_taken_over_goes_on_as_if_nothing_had_been()
    {
        var task = Running();
        story.Wait(Minute);
        var step = story.Step();
        var again = story.Step(new Observation.Adopted(task.Arn, story.Now, Stories.Start));
        Assert.Empty(again.Commands);
        Assert.Empty(again.Events);
        Assert.Equal(task.StartedAt, Task.StartedAt);
        Assert.NotEmpty(step.Changes);
    }

    [Fact]
    public void A_task_that_began_to_run_while_nobody_watched_runs_since_then()
    {
        story.Step();
        var began = story.Now.AddSeconds(20);
        story.Wait(Minute);
        ValueList<PortBinding> ports = [new("payments", 80, 8080, "tcp")];
        var step = story.Step(new Observation.Adopted(Task.Arn, story.Now, began) { Ports = ports });
        Assert.Equal("RUNNING", Assert.Single(step.Events).Name);
        Assert.Equal(ports, Task.Ports);
        Assert.Equal((LastStatus.Running, began), (Task.LastStatus, Task.StartedAt));
        Assert.True(Task.CountedHealthy, "40 s in RUNNING are over");
    }

    [Fact]
    public void A_task_that_was_told_to_stop_is_told_again_when_it_is_taken_over()
    {
        var task = Running();
        story.Update(new() { Cluster = "prod", Service = "payments", DesiredCount = 0 });
        var first = Assert.IsType<Command.StopTask>(Assert.Single(story.Step().Commands));
        story.Wait(Minute);
        var step = story.Step(new Observation.Adopted(task.Arn, story.Now, Stories.Start));
        var second = Assert.IsType<Command.StopTask>(Assert.Single(step.Commands));
        Assert.Equal((first.Task, first.Stop), (second.Task, second.Stop));
        Assert.NotEqual(first.Id, second.Id);
        Assert.Empty(step.Events);
    }

    [Fact]
    public void A_task_that_was_given_up_for_lost_and_is_found_after_all_is_ended_for_it_was_replaced()
    {
        var task = Running();
        story.Step(new Observation.Lost(task.Arn, story.Now));
        story.Wait(Minute);
        var step = story.Step(new Observation.Adopted(task.Arn, story.Now, Stories.Start));
        Assert.Equal(task.Arn, Assert.IsType<Command.StopTask>(Assert.Single(step.Commands)).Task);
        Assert.Empty(step.Events);
    }

    [Fact]
    public void What_still_runs_of_a_deleted_service_is_ended()
    {
        var task = Running();
        var without = story.State.Without(story.Service.Arn);
        var step = Scheduler.Step(
            without, task.Service!, [new Observation.Adopted(task.Arn, story.Now, Stories.Start)], story.Now, Timing.Aws, new Ids(2));
        Assert.Equal(task.Arn, Assert.IsType<Command.StopTask>(Assert.Single(step.Commands)).Task);
        Assert.Empty(step.Changes);
    }

    [Fact]
    public void What_is_lost_of_a_deleted_service_or_task_is_passed_over()
    {
        var task = Running();
        var seen = new Observation.Lost(task.Arn, story.Now);
        var nothing = new StepResult([], [], [], [], null);
        var without = story.State.Without(story.Service.Arn);
        Assert.Equal(nothing, Scheduler.Step(without, task.Service!, [seen], story.Now, Timing.Aws, new Ids(2)));
        Assert.Equal(nothing, Scheduler.StepTask(story.State.Without(task.Arn), task.Arn, [seen], story.Now, new Ids(2)));
    }

    private EcsTask Running()
    {
        story.Step();
        story.Step(new Observation.Running(Task.Arn, story.Now));
        Assert.Contains(story.Events, e => e.DetailType == EcsEvents.TaskStateChange && e.Name == "RUNNING");
        return Task;
    }
}
