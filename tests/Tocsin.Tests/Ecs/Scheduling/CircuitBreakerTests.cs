using Tocsin.Aws;
using Tocsin.Ecs;
using Tocsin.Ecs.Scheduling;
using Tocsin.Flow;
using Tocsin.Scenarios;

namespace Tocsin.Tests.Ecs.Scheduling;

public sealed class CircuitBreakerTests
{
    private static readonly DeploymentCircuitBreaker On = new(Enable: true, Rollback: true);

    [Fact]
    public void It_monitors_below_the_threshold() =>
        Assert.Equal(new BreakerVerdict.Monitoring(2, 3), CircuitBreaker.Decide(On, 2, 1));

    [Fact]
    public void It_trips_when_the_count_equals_the_threshold() =>
        Assert.Equal(new BreakerVerdict.Tripped(3, 3), CircuitBreaker.Decide(On, 3, 1));

    [Fact]
    public void Scaling_in_can_move_the_threshold_below_the_count()
    {
        Assert.Equal(new BreakerVerdict.Monitoring(8, 13), CircuitBreaker.Decide(On, 8, 25));
        Assert.Equal(new BreakerVerdict.Tripped(8, 5), CircuitBreaker.Decide(On, 8, 10));
    }

    [Fact]
    public void Without_a_failure_it_never_trips()
    {
        var half = On with { Threshold = new Threshold(ThresholdType.UnboundedPercent, 50) };
        Assert.IsType<BreakerVerdict.Monitoring>(CircuitBreaker.Decide(half, 0, 0));
    }

    [Fact]
    public void Absent_or_disabled_it_decides_nothing()
    {
        Assert.Equal(new BreakerVerdict.Disabled(), CircuitBreaker.Decide(null, 99, 1));
        Assert.Equal(new BreakerVerdict.Disabled(), CircuitBreaker.Decide(On with { Enable = false }, 99, 1));
    }

    [Fact]
    public void A_healthy_task_resets_the_count_of_consecutive_failures_only()
    {
        Assert.Equal(1, new FailureCount(ResetOnHealthyTask: true).Failed().Failed().Healthy().Failed().Failures);
        Assert.Equal(3, new FailureCount(ResetOnHealthyTask: false).Failed().Failed().Healthy().Failed().Failures);
    }

    [Fact]
    public void The_latest_completed_deployment_is_rolled_back_to()
    {
        var service = Service(RolloutState.InProgress, RolloutState.Completed, RolloutState.Completed);
        Assert.Equal(new RollbackVerdict.To(service.Deployments[1].Id), RollbackCandidate.Find(service, service.Primary, rollback: true));
    }

    [Fact]
    public void A_deployment_that_is_being_rolled_back_to_is_no_candidate()
    {
        var service = Service(RolloutState.InProgress, RolloutState.InProgress, RolloutState.Failed);
        Assert.Equal(new RollbackVerdict.NoCandidate(), RollbackCandidate.Find(service, service.Primary, rollback: true));
        Assert.Equal(Reasons.NoRollbackCandidate, RollbackVerdict.NoCandidate.Reason);
    }

    [Fact]
    public void Without_rollback_nothing_is_looked_for()
    {
        var service = Service(RolloutState.InProgress, RolloutState.Completed);
        Assert.Equal(new RollbackVerdict.Disabled(), RollbackCandidate.Find(service, service.Primary, rollback: false));
    }

    /// <summary>A service whose deployments, the newest and primary first, are in these states.</summary>
    private static Service Service(params RolloutState[] states)
    {
        var ids = new Ids(1);
        var definition = Arn.Parse("arn:aws:ecs:ap-northeast-2:111122223333:task-definition/payments:1");
        var then = BuiltInEvents.DefaultTime;
        var deployments = states.Select((state, i) => Deployment.Start(definition, null, then.AddHours(-i), ids) with
        {
            RolloutState = state, Status = i == 0 ? DeploymentStatus.Primary : DeploymentStatus.Active,
        });
        return new Service(
            definition with
            {
                Resource = "service/prod/payments",
            }, "payments", definition with { Resource = "cluster/prod" }, definition, 1,
            new DeploymentConfiguration(), "ECS", [], TimeSpan.Zero, null, then, [.. deployments]);
    }
}
