using Tocsin.Ecs;
using Tocsin.Scenarios;

namespace Tocsin.Tests.Ecs.Scheduling;

public sealed class ServiceEventTests
{
    private static readonly DeploymentConfiguration Rollback = new(new DeploymentCircuitBreaker(Enable: true, Rollback: true));

    [Fact]
    public void A_service_keeps_what_happened_to_it_the_latest_first()
    {
        var story = new Stories(1, Rollback);
        story.UntilCompleted();
        string deployment = story.Service.Primary.Id;
        var task = Assert.Single(story.State.Tasks);
        Assert.Equal(
            [
                (story.Now, "(service payments) has reached a steady state."),
                (story.Now, $"(service payments) (deployment {deployment}) deployment completed."),
                (Stories.Start, $"(service payments) has started 1 tasks: (task {task.Id})."),
            ],
            story.Service.Events.Select(e => (e.CreatedAt, e.Message)));
        Assert.Equal(3, story.Service.Events.Select(e => e.Id).Distinct().Count());
    }

    [Fact]
    public void A_service_that_comes_to_rest_again_has_reached_a_steady_state_once()
    {
        var story = new Stories(1, Rollback);
        story.UntilCompleted();
        Assert.Equal((1, 1), Told());
        story.Update(new() { Cluster = "prod", Service = "payments", DesiredCount = 3 });
        RestsAgain(2);
        Assert.Equal(3, story.State.Tasks.Count(t => t is { Wanted: true, CountedHealthy: true }));
        story.Change(s => s.With(s.Tasks.First() with { Stop = new TaskStop("UserInitiated", "enough") }));
        RestsAgain(3);
        story.Update(new() { Cluster = "prod", Service = "payments", DesiredCount = 0 });
        RestsAgain(4);
        Assert.All(story.State.Tasks, t => Assert.Equal(LastStatus.Stopped, t.LastStatus));

        void RestsAgain(int times)
        {
            story.Until(s => s.Events.Count(e => e.Name == "SERVICE_STEADY_STATE") == times);
            story.Step();
            Assert.Equal((times, times), Told());
        }

        (int, int) Told() => (
            story.Events.Count(e => e.Name == "SERVICE_STEADY_STATE"),
            story.ServiceEvents.Count(e => e == "(service payments) has reached a steady state."));
    }

    [Fact]
    public void What_a_step_tells_is_put_with_the_service()
    {
        var story = new Stories(1, Rollback);
        var step = story.Step();
        Assert.Equal(step.ServiceEvents, story.Service.Events);
        Assert.Single(step.ServiceEvents);
    }

    [Fact]
    public void The_failure_is_told_a_millisecond_before_the_rollback()
    {
        var story = new Stories(1, Rollback);
        story.UntilCompleted();
        string good = story.Service.Primary.Id;
        story.Deploy(new TaskOutcome.ExitOne());
        string bad = story.Service.Primary.Id;
        story.Until(s => s.Service.Primary.Id == good);
        var back = story.Service.Events.Single(e => e.Message == $"(service payments) rolling back to deployment {good}.");
        var failed = story.Service.Events.Single(
            e => e.Message == $"(service payments) (deployment {bad}) deployment failed: tasks failed to start.");
        Assert.Equal(TimeSpan.FromMilliseconds(1), back.CreatedAt - failed.CreatedAt);
    }

    [Fact]
    public void A_service_keeps_the_last_hundred()
    {
        var story = new Stories(1, new());
        story.Deploy(new TaskOutcome.ExitOne());
        story.Until(s => s.ServiceEvents.Count > 105);
        Assert.Equal(100, story.Service.Events.Count);
        Assert.Equal(Enumerable.Reverse(story.ServiceEvents).Take(100), story.Service.Events.Select(e => e.Message));
    }
}
