using Tocsin.Aws;
using Tocsin.Ecs;
using Tocsin.Ecs.Operations;
using Tocsin.Ecs.Scheduling;
using Tocsin.Ecs.Shapes;
using Tocsin.Scenarios;
using Tocsin.Tests.Estates;
using DeploymentCircuitBreaker = Tocsin.Ecs.DeploymentCircuitBreaker;
using DeploymentConfiguration = Tocsin.Ecs.DeploymentConfiguration;

namespace Tocsin.Tests.Ecs.Operations;

/// <summary>What DescribeServices, the service deployments and the waiters' conditions say at each step of a story.</summary>
public sealed class ServiceDeploymentTests
{
    private static readonly DeploymentConfiguration Breaking = new(new DeploymentCircuitBreaker(Enable: true, Rollback: true));

    private readonly Stories story = new(1, Breaking);

    private Call Call => new(AccountId.Assumed, "ap-northeast-2", story.Now, new Ids(99));

    [Fact]
    public void A_service_is_stable_once_its_first_deployment_has_completed()
    {
        story.Until(s => s.State.Tasks.Any());
        Assert.Equal((1, 0, 1), Counts());
        story.UntilCompleted();
        Assert.Equal((1, 1, 0), Counts());
        Assert.Equal("SUCCESSFUL", Assert.Single(Listed()).Status);
    }

    [Fact]
    public void A_deployment_that_is_rolled_back_says_so_where_the_waiter_does_not()
    {
        story.UntilCompleted();
        string good = story.Service.Primary.Id;
        story.Deploy(new TaskOutcome.ExitOne());
        string bad = story.Service.Primary.Id;
        story.Until(s => s.Service.Primary.Failures.Failures == 2);
        var monitoring = Described(0);
        Assert.Equal(("IN_PROGRESS", "MONITORING", 2, 3), (
            monitoring.Status, monitoring.DeploymentCircuitBreaker!.Status, monitoring.DeploymentCircuitBreaker.FailureCount,
            monitoring.DeploymentCircuitBreaker.Threshold));
        story.Until(s => s.Service.Primary.Id == good);
        var rolling = Described(0);
        Assert.Equal("ROLLBACK_IN_PROGRESS", rolling.Status);
        Assert.EndsWith($"/{good.Split('/')[1]}", rolling.Rollback!.ServiceRevisionArn, StringComparison.Ordinal);
        Assert.EndsWith($"/{bad.Split('/')[1]}", rolling.TargetServiceRevision!.Arn, StringComparison.Ordinal);
        Assert.Equal(2, Shown().Deployments!.Value.Count);
        story.UntilCompleted();
        Assert.Equal((1, 1, 0), Counts());
        var told = Described(0);
        Assert.Equal(
            ("ROLLBACK_SUCCESSFUL", "Service deployment rolled back because the circuit breaker threshold was exceeded.", "TRIGGERED"),
            (told.Status, told.StatusReason, told.DeploymentCircuitBreaker!.Status));
        Assert.Equal(["ROLLBACK_SUCCESSFUL", "SUCCESSFUL"], Listed().Select(d => d.Status));
    }

    [Fact]
    public void A_first_deployment_that_fails_has_nothing_to_be_rolled_back_to()
    {
        var first = new Stories(1, Breaking);
        var step = first.Step();
        for (int failures = 0; failures < 3; failures++)
        {
            var task = step.Commands.OfType<Command.StartTask>().Single().Task;
            first.Step(new Observation.Running(task, first.Now));
            var exit = new TaskStop("EssentialContainerExited", "Essential container in task exited");
            step = first.Step(new Observation.Stopped(task, first.Now, exit));
            first.Wait(TimeSpan.FromSeconds(1));
        }
        first.Wait(Timing.Aws.BreakerLag);
        first.Step();
        var record = Assert.Single(first.Service.History);
        Assert.Equal(
            ("ROLLBACK_FAILED", "No rollback candidate was found to run the rollback."), (record.Status, record.StatusReason));
    }

    [Fact]
    public void A_deployment_under_way_is_rolled_back_when_somebody_asks()
    {
        story.UntilCompleted();
        string good = story.Service.Primary.Id;
        story.Deploy(new TaskOutcome.Healthy());
        story.Step();
        string arn = Listed()[0].ServiceDeploymentArn!;
        story.Change(s => s.After(StopServiceDeployment.Decide(
            s, new StopServiceDeploymentRequest { ServiceDeploymentArn = arn, StopType = "ROLLBACK" }, Call)));
        Assert.Equal("ROLLBACK_REQUESTED", Listed()[0].Status);
        story.Step();
        Assert.Equal((good, "ROLLBACK_IN_PROGRESS"), (story.Service.Primary.Id, Listed()[0].Status));
        Assert.DoesNotContain(story.Events, e => e.Name == "SERVICE_DEPLOYMENT_FAILED");
        story.UntilCompleted();
        Assert.Equal("ROLLBACK_SUCCESSFUL", Listed()[0].Status);
        var again = StopServiceDeployment.Decide(story.State, new StopServiceDeploymentRequest { ServiceDeploymentArn = arn }, Call);
        Assert.Equal("ConflictException", again.Error!.Code);
    }

    [Fact]
    public void A_deleted_service_drains_and_is_inactive_and_its_name_is_free_again()
    {
        story.UntilCompleted();
        Assert.Equal("The service cannot be stopped while it is scaled above 0.", Deleted(force: false).Error!.Message);
        story.Change(s => s.After(Deleted(force: true)));
        Assert.Equal("DRAINING", Shown().Status);
        var create = new CreateServiceRequest { Cluster = "prod", ServiceName = "payments", TaskDefinition = "payments" };
        Assert.Equal(
            "Unable to Start a service that is still Draining.", CreateService.Decide(story.State, create, Call).Error!.Message);
        story.Until(s => s.Service.Status == ServiceStatus.Inactive);
        Assert.Equal(("INACTIVE", 0), (Shown().Status, Shown().Deployments!.Value.Count));
        Assert.Equal("Service was not ACTIVE.", Deleted(force: true).Error!.Message);
        Assert.Null(CreateService.Decide(story.State, create, Call).Error);
        story.Wait(TimeSpan.FromHours(1));
        story.Step();
        Assert.Empty(story.State.Services);
        Assert.Empty(story.State.Tasks);
    }

    [Fact]
    public void What_nobody_knows_is_missing()
    {
        var missing = DescribeServices.Answer(
            story.State, new DescribeServicesRequest { Cluster = "prod", Services = ["web"] }, Call).Value;
        var failure = Assert.Single(missing.Failures!.Value);
        Assert.Equal(("arn:aws:ecs:ap-northeast-2:111122223333:service/prod/web", "MISSING"), (failure.Arn, failure.Reason));
    }

    private Result<Tocsin.Flow.Done<DeleteServiceResponse>> Deleted(bool force) => DeleteService.Decide(
        story.State, new DeleteServiceRequest { Cluster = "prod", Service = "payments", Force = force }, Call);

    private Tocsin.Ecs.Shapes.Service Shown() => Assert.Single(DescribeServices.Answer(
        story.State, new DescribeServicesRequest { Cluster = "prod", Services = ["payments"] }, Call).Value.Services!.Value);

    private (int? Desired, int? Running, int? Pending) Counts()
    {
        var shown = Shown();
        Assert.Single(shown.Deployments!.Value);
        return (shown.DesiredCount, shown.RunningCount, shown.PendingCount);
    }

    private List<ServiceDeploymentBrief> Listed() => [.. ListServiceDeployments.Answer(
        story.State, new ListServiceDeploymentsRequest { Cluster = "prod", Service = "payments" }, Call).Value.ServiceDeployments!.Value];

    private Tocsin.Ecs.Shapes.ServiceDeployment Described(int place) => Assert.Single(DescribeServiceDeployments.Answer(
        story.State, new DescribeServiceDeploymentsRequest { ServiceDeploymentArns = [Listed()[place].ServiceDeploymentArn!] }, Call)
        .Value.ServiceDeployments!.Value);
}
