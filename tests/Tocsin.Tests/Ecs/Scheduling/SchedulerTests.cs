using Tocsin.Aws;
using Tocsin.Ecs;
using Tocsin.Ecs.Events;
using Tocsin.Ecs.Operations;
using Tocsin.Ecs.Scheduling;
using Tocsin.Scenarios;
using Tocsin.Text;

namespace Tocsin.Tests.Ecs.Scheduling;

public sealed class SchedulerTests
{
    private static readonly DeploymentConfiguration Rollback = new(new DeploymentCircuitBreaker(Enable: true, Rollback: true));

    [Fact]
    public void Scaling_in_during_a_deployment_lowers_the_threshold_and_trips_the_breaker()
    {
        // Two tasks start at a time, and five failures are needed.
        var story = new Stories(10, Rollback with { MaximumPercent = 120 });
        story.UntilCompleted();
        story.Deploy(new TaskOutcome.ExitOne());
        story.Until(s => s.Service.Primary.Failures.Failures == 4);
        var fourth = story.Now;
        story.Until(s => s.Now > fourth + Timing.Aws.BreakerLag);
        Assert.DoesNotContain(story.Events, e => e.Name == EcsEvents.DeploymentFailed);
        story.Update(new() { Cluster = "prod", Service = "payments", DesiredCount = 6 });
        var scaled = story.Now;
        story.Until(s => s.Events.Any(e => e.Name == EcsEvents.DeploymentFailed));
        Assert.Equal(scaled, story.Now);
    }

    [Fact]
    public void Scaling_out_during_a_deployment_raises_the_threshold()
    {
        var story = new Stories(6, Rollback with { MaximumPercent = 120 });
        story.UntilCompleted();
        story.Deploy(new TaskOutcome.ExitOne());
        story.Until(s => s.Service.Primary.Failures.Failures == 3);
        var third = story.Now;
        story.Update(new() { Cluster = "prod", Service = "payments", DesiredCount = 8 });
        story.Until(s => s.Now > third + Timing.Aws.BreakerLag);
        Assert.DoesNotContain(story.Events, e => e.Name == EcsEvents.DeploymentFailed);
    }

    [Fact]
    public void A_deployment_that_starts_during_a_rollback_has_nothing_to_roll_back_to()
    {
        var story = new Stories(1, Rollback);
        story.UntilCompleted();
        string first = story.Service.Primary.Id;
        story.Deploy(new TaskOutcome.ExitOne());
        story.Until(s => s.Service.Primary.Id == first);
        story.Deploy(new TaskOutcome.ExitOne());
        string third = story.Service.Primary.Id;
        story.Until(s => s.Service.Primary.RolloutState == RolloutState.Failed);
        Assert.Equal(third, story.Service.Primary.Id);
        Assert.Equal(new RollbackVerdict.NoCandidate(), story.Service.Primary.Rollback);
    }

    [Fact]
    public void A_failed_deployment_starts_nothing_until_the_next_one()
    {
        var story = new Stories(1, new(new DeploymentCircuitBreaker(Enable: true, Rollback: false)));
        story.UntilCompleted();
        string good = story.Service.Primary.Id;
        story.Deploy(new TaskOutcome.ExitOne());
        story.Until(s => s.Service.Primary.RolloutState == RolloutState.Failed);
        story.Until(s => s.State.Tasks.All(t => t.Deployment == good || t.LastStatus == LastStatus.Stopped));
        Assert.Equal(1, story.Wanted(good));
        story.Deploy(new TaskOutcome.Healthy());
        story.UntilCompleted();
        Assert.Single(story.Service.Deployments);
    }

    [Fact]
    public void Consecutive_failures_are_forgotten_when_a_task_gets_healthy_and_all_failures_are_not()
    {
        Assert.Equal(0, FailuresAfterOneHealthy(reset: true));
        Assert.Equal(2, FailuresAfterOneHealthy(reset: false));
    }

    /// <summary>Terraform deregisters the old revision before it deploys the new one, so this is the usual case.</summary>
    [Fact]
    public void A_rollback_starts_tasks_of_an_inactive_revision()
    {
        var story = new Stories(1, Rollback with { MinimumHealthyPercent = 0, MaximumPercent = 100 });
        story.UntilCompleted();
        string good = story.Service.Primary.Id;
        story.Change(s => s.TaskDefinitions.Aggregate(s, (state, t) => state.With(t with { Active = false })));
        story.Deploy(new TaskOutcome.ExitOne());
        story.Until(s => s.Service.Primary.Id == good);
        Assert.Equal(1, story.Wanted(good));
        story.UntilCompleted();
        Assert.EndsWith(":task-definition/payments:1", story.Service.TaskDefinition.ToString());
    }

    [Fact]
    public void With_no_room_above_and_none_to_spare_below_a_deployment_is_stuck_and_says_so()
    {
        var story = new Stories(1, Rollback with { MaximumPercent = 150 });
        story.UntilCompleted();
        story.Deploy(new TaskOutcome.Healthy());
        story.Until(s => s.ServiceEvents.Any(e => e.Contains("was unable to stop or start tasks during a deployment")));
        Assert.Equal(RolloutState.InProgress, story.Service.Primary.RolloutState);
    }

    [Fact]
    public void At_no_time_do_more_tasks_run_than_the_maximum_or_fewer_than_the_minimum()
    {
        var story = new Stories(4, Rollback with { MinimumHealthyPercent = 50, MaximumPercent = 150 });
        story.UntilCompleted();
        story.Deploy(new TaskOutcome.Healthy());
        story.Until(s =>
        {
            Assert.InRange(s.State.Tasks.Count(t => t.Wanted), 2, 6);
            Assert.InRange(s.State.Tasks.Count(t => t.Wanted && t.CountedHealthy), 2, 6);
            return s.Service.Primary.RolloutState == RolloutState.Completed;
        });
    }

    [Fact]
    public void Tasks_that_never_run_are_started_at_growing_gaps_of_at_most_15_minutes()
    {
        var story = new Stories(1, new());
        story.UntilCompleted();
        story.Deploy(new TaskOutcome.ImageMissing());
        string bad = story.Service.Primary.Id;
        var starts = new List<DateTimeOffset>();
        story.Until(s =>
        {
            starts.AddRange(s.State.Tasks.Where(t => t.Deployment == bad && t.CreatedAt == s.Now).Select(t => t.CreatedAt));
            return starts.Count == 8;
        });
        Assert.Equal([60, 120, 240, 480, 900, 900, 900], starts.Zip(starts.Skip(1), (a, b) => (int)(b - a).TotalSeconds - 92));
        Assert.Single(story.Events, e => e.Name == "SERVICE_TASK_START_IMPAIRED");
    }

    [Fact]
    public void A_desired_count_alone_starts_no_deployment()
    {
        var story = new Stories(1, Rollback);
        story.UntilCompleted();
        string id = story.Service.Primary.Id;
        story.Update(new() { Cluster = "prod", Service = "payments", DesiredCount = 3 });
        story.Until(s => s.Wanted(id) == 3);
        Assert.Equal(id, Assert.Single(story.Service.Deployments).Id);
    }

    /// <summary>Such as a task that takes its time over SIGTERM: whoever steps, steps after each commit.</summary>
    [Theory]
    [InlineData(8080, 8080, true)]
    [InlineData(80, 80, true)]
    [InlineData(0, 32768, false)]
    public void A_port_that_the_task_definition_fixes_is_held_until_the_task_has_stopped(int named, int bound, bool held)
    {
        var story = new Stories(1, Rollback with { MinimumHealthyPercent = 0, MaximumPercent = 100 });
        story.UntilCompleted();
        var old = story.State.Tasks.Single() with { Ports = [new PortBinding("payments", 8080, bound, "tcp")] };
        var definition = story.State.TaskDefinitions.Single();
        story.Change(s => s.With(old).With(definition with
        {
            Asked = definition.Asked! with
            {
                ContainerDefinitions =
                [
                    definition.Asked.ContainerDefinitions!.Value[0] with
                    {
                        PortMappings = [new() { ContainerPort = 8080, HostPort = named }],
                    },
                ],
            },
        }));
        story.Deploy(new TaskOutcome.Healthy());
        story.Step();
        Assert.Equal(LastStatus.Stopping, story.State.FindTask(old.Arn)!.LastStatus);
        story.Step();
        Assert.Equal(held ? 0 : 1, story.Wanted(story.Service.Primary.Id));
        story.Step(new Observation.Stopped(old.Arn, story.Now, new TaskStop("", "")));
        Assert.Equal(1, story.Wanted(story.Service.Primary.Id));
    }

    [Fact]
    public void A_step_without_news_does_nothing_twice()
    {
        var story = new Stories(1, Rollback);
        story.Until(_ => true);
        var again = Scheduler.Step(story.State, story.Service.Arn, [], story.Now, Timing.Aws, new Ids(2));
        Assert.Empty(again.Commands);
        Assert.Empty(again.Events);
        Assert.Empty(again.Changes);
    }

    [Fact]
    public void What_is_seen_of_an_unknown_task_is_passed_over()
    {
        var story = new Stories(1, Rollback);
        story.UntilCompleted();
        var seen = new Observation.Running(Arn.Parse("arn:aws:ecs:ap-northeast-2:111122223333:task/prod/00"), story.Now);
        Assert.Empty(Scheduler.Step(story.State, story.Service.Arn, [seen], story.Now, Timing.Aws, new Ids(2)).Changes);
    }

    [Fact]
    public void What_is_seen_of_the_tasks_of_a_deleted_service_is_passed_over()
    {
        var story = new Stories(1, Rollback);
        story.UntilCompleted();
        var task = story.State.Tasks.First().Arn;
        var without = story.State.Without(story.Service.Arn);
        Assert.Empty(without.Tasks);
        var seen = new Observation.Stopped(task, story.Now, new TaskStop("EssentialContainerExited", "Essential container in task exited"));
        var step = Scheduler.Step(without, story.Service.Arn, [seen], story.Now, Timing.Aws, new Ids(2));
        Assert.Equal(new StepResult([], [], [], [], null), step);
    }

    [Fact]
    public void A_faster_clock_shortens_what_AWS_takes_and_nothing_else()
    {
        var fast = Timing.Aws.Faster(20);
        Assert.Equal((TimeSpan.FromSeconds(2), TimeSpan.FromSeconds(45)), (fast.CountedHealthy, fast.MaximumStartGap));
        Assert.Equal(Stories.Start.AddSeconds(3), StartThrottle.None.Failed(Stories.Start, fast.StartGap(0)).Until);
    }

    /// <summary>Two tasks of a deployment fail, a third one gets healthy.</summary>
    private static int FailuresAfterOneHealthy(bool reset)
    {
        var configuration = new DeploymentConfiguration(new DeploymentCircuitBreaker(true, Rollback: true, ResetOnHealthyTask: reset));
        var state = Stories.Declare("prod", "payments", 1, configuration, null);
        var ids = new Ids(3);
        var now = Stories.Start;
        var service = state.Services[0].Arn;
        void Step(params ValueList<Observation> seen) =>
            state = state.With(Scheduler.Step(state, service, seen, now, Timing.Aws, ids).Changes);
        Step();
        for (int i = 0; i < 2; i++)
        {
            var task = state.Tasks.Single(t => t.Wanted).Arn;
            now = now.AddMinutes(1);
            Step(new Observation.Stopped(task, now, new TaskStop("EssentialContainerExited", "Essential container in task exited")));
            now = now.AddMinutes(16);
            Step();
        }
        Assert.Equal(2, state.Services[0].Primary.Failures.Failures);
        Step(new Observation.Running(state.Tasks.Single(t => t.Wanted).Arn, now));
        now += Timing.Aws.CountedHealthy;
        Step();
        return state.Services[0].Primary.Failures.Failures;
    }
}
