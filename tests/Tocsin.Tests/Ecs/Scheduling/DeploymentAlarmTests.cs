using Tocsin.Aws;
using Tocsin.CloudWatch;
using Tocsin.CloudWatch.Shapes;
using Tocsin.Ecs;
using Tocsin.Ecs.Operations;
using Tocsin.Ecs.Scheduling;
using Tocsin.Elb;
using Tocsin.Scenarios;

namespace Tocsin.Tests.Ecs.Scheduling;

/// <summary>Deployments that CloudWatch alarms watch.</summary>
public class DeploymentAlarmTests
{
    [Fact]
    public void An_alarm_that_begins_to_ring_fails_the_deployment_and_rolls_it_back()
    {
        var story = Watched(rollback: true);
        string good = story.Service.Primary.Id;
        story.Deploy(new TaskOutcome.Healthy());
        story.Until(s => s.State.Tasks.Any(t => t.Deployment != good && t.LastStatus == LastStatus.Running));
        string bad = story.Service.Primary.Id;
        Set(story, "ALARM");
        story.UntilCompleted();
        Assert.Equal(good, story.Service.Primary.Id);
        Assert.Equal(
            [
                ("SERVICE_DEPLOYMENT_IN_PROGRESS", bad), ("SERVICE_DEPLOYMENT_FAILED", bad), ("SERVICE_DEPLOYMENT_IN_PROGRESS", good),
                ("SERVICE_DEPLOYMENT_COMPLETED", good),
            ],
            story.Events.Where(e => e.Deployment is not null && e.Name.StartsWith("SERVICE_", StringComparison.Ordinal))
                .Select(e => (e.Name, e.Deployment!)).Skip(2));
        Assert.Contains($"(service payments) (deployment {bad}) deployment failed: alarm detected.", story.ServiceEvents);
        Assert.Contains($"(service payments) rolling back to deployment {good}.", story.ServiceEvents);
        var told = ServiceShapes.Whole(story.State, story.Service, story.Service.History[0]);
        Assert.Equal(("ROLLBACK_SUCCESSFUL", "TRIGGERED"), (told.Status, told.Alarms!.Status));
        Assert.Equal(["errors"], told.Alarms.TriggeredAlarmNames!.Value);
    }

    [Fact]
    public void An_alarm_that_rang_before_says_nothing_of_the_deployment()
    {
        var story = Watched(rollback: true);
        Set(story, "ALARM");
        story.Deploy(new TaskOutcome.Healthy());
        story.UntilCompleted();
        Assert.DoesNotContain(story.Events, e => e.Name == "SERVICE_DEPLOYMENT_FAILED");
    }

    [Fact]
    public void A_deployment_is_complete_when_it_was_watched_for_as_long_as_its_alarms_look_back()
    {
        var story = Watched(rollback: true);
        string good = story.Service.Primary.Id;
        story.Deploy(new TaskOutcome.Healthy());
        story.Until(s => s.Service.Primary.Rollout.StableSince is not null);
        var stable = story.Now;
        story.UntilCompleted();
        Assert.Equal(Timing.Aws.CompletionLag + TimeSpan.FromMinutes(2), story.Now - stable);
        Assert.NotEqual(good, story.Service.Primary.Id);
    }

    [Fact]
    public void The_bake_time_that_is_asked_for_is_kept_and_an_alarm_in_it_fails_the_deployment()
    {
        var story = Watched(rollback: false, bakeTime: TimeSpan.FromMinutes(20));
        story.Deploy(new TaskOutcome.Healthy());
        story.Until(s => s.Service.Primary.Rollout.StableSince is { } since && s.Now >= since);
        story.Wait(TimeSpan.FromMinutes(19));
        story.Step();
        Assert.Equal(RolloutState.InProgress, story.Service.Primary.RolloutState);
        Set(story, "ALARM");
        story.Step();
        Assert.Equal(
            (RolloutState.Failed, RolloutReason.AlarmDetected),
            (story.Service.Primary.RolloutState, story.Service.Primary.RolloutStateReason));
    }

    private static Stories Watched(bool rollback, TimeSpan? bakeTime = null)
    {
        var story = new Stories(
            1, new DeploymentConfiguration(null, new DeploymentAlarms(["errors", "none"], true, rollback)) { BakeTime = bakeTime });
        Set(story, "OK");
        story.UntilCompleted();
        return story;
    }

    private static void Set(Stories story, string state) => story.Surroundings = new Surroundings(
        ElbState.Empty,
        CloudWatchState.Empty.With(new Alarm(Arn.Parse("arn:aws:cloudwatch:ap-northeast-2:111122223333:alarm:errors"), "errors")
        {
            Metric = new PutMetricAlarmRequest { AlarmName = "errors", Period = 60, EvaluationPeriods = 2 },
            State = new AlarmState(state, "by hand"),
        }));
}
