using Tocsin.Aws;
using Tocsin.CloudWatch;
using Tocsin.Ecs;
using Tocsin.Ecs.Scheduling;
using Tocsin.Elb;
using Tocsin.Elb.Operations;
using Tocsin.Elb.Shapes;
using Tocsin.Scenarios;
using Tocsin.Tests.Estates;
using LoadBalancer = Tocsin.Ecs.Shapes.LoadBalancer;
using Target = Tocsin.Elb.Target;

namespace Tocsin.Tests.Ecs.Scheduling;

/// <summary>A service behind a load balancer.</summary>
public class TargetTests
{
    private const string Group = "arn:aws:elasticloadbalancing:ap-northeast-2:111122223333:targetgroup/web/";

    [Fact]
    public void A_task_that_runs_is_registered_and_is_healthy_when_its_target_is()
    {
        var story = Balanced();
        story.UntilCompleted();
        Assert.Contains($"(service payments) registered 1 targets in (target-group {GroupOf(story)})", story.ServiceEvents);
        Assert.Equal(Target.Healthy, Assert.Single(TargetsOf(story)).Health);
        Assert.Equal(8080, Assert.Single(TargetsOf(story)).Port);
    }

    [Fact]
    public void A_task_that_is_replaced_drains_for_the_delay_of_its_group_and_is_stopped_then()
    {
        var story = Balanced();
        story.UntilCompleted();
        story.Deploy(new TaskOutcome.Healthy());
        story.Until(s => s.State.Tasks.Any(t => t.LastStatus == LastStatus.Deactivating));
        var old = story.State.Tasks.First(t => t.LastStatus == LastStatus.Deactivating);
        var begun = story.Now;
        Assert.Equal(
            [Target.Draining, Target.Healthy], TargetsOf(story).Select(t => t.Health).OrderBy(h => h.State, StringComparer.Ordinal));
        story.Until(s => s.State.FindTask(old.Arn) is { LastStatus: LastStatus.Stopping });
        Assert.Equal(TimeSpan.FromSeconds(300), story.Now - begun);
        Assert.Single(TargetsOf(story));
        Assert.Equal(
            [
                "(service payments) has begun draining connections on 1 tasks.",
                $"(service payments) deregistered 1 targets in (target-group {GroupOf(story)})",
                $"(service payments) has stopped 1 running tasks: (task {old.Id}).",
            ],
            story.ServiceEvents.Where(e => e.Contains("drain") || e.Contains("deregistered") || e.Contains("has stopped")));
    }

    [Fact]
    public void A_target_that_drains_is_not_healthy_again()
    {
        var story = Balanced();
        story.UntilCompleted();
        story.Deploy(new TaskOutcome.Healthy());
        story.Until(s => s.State.Tasks.Any(t => t.LastStatus == LastStatus.Deactivating));
        var old = story.State.Tasks.First(t => t.LastStatus == LastStatus.Deactivating);
        var target = Arn.Parse(Assert.Single(old.Targets));
        story.Step(new Observation.Healthy(old.Arn, story.Now, HealthCheckedBy.LoadBalancer) { Target = target });
        Assert.Equal(Target.Draining, TargetsOf(story).Single(t => t.Arn == target).Health);
    }

    [Fact]
    public void A_task_that_drains_on_a_port_of_the_machine_holds_it_and_its_replacement_starts_when_it_has_ended()
    {
        var story = Balanced();
        story.UntilCompleted();
        var old = story.State.Tasks.First();
        story.Change(s => s.With(old with { Ports = [new PortBinding("payments", 8080, 8080, "tcp")] }));
        story.Change(s => s.With(s.Services[0] with
        {
            Configuration = s.Services[0].Configuration with { MinimumHealthyPercent = 0, MaximumPercent = 100 },
        }));
        story.Deploy(new TaskOutcome.Healthy());
        story.Until(s => s.State.Tasks.Any(t => t.Wanted));
        Assert.Equal(LastStatus.Stopped, story.State.FindTask(old.Arn)!.LastStatus);
        story.UntilCompleted();
    }

    [Fact]
    public void Targets_that_are_never_healthy_fail_the_deployment()
    {
        var story = Balanced();
        story.UntilCompleted();
        story.Deploy(new TaskOutcome.HealthCheckFailing(HealthCheckedBy.LoadBalancer));
        story.Until(s => s.Events.Any(e => e.Name == "SERVICE_DEPLOYMENT_FAILED"));
        var failed = story.State.Tasks.First(t => t.Stop?.Reason.StartsWith("Task failed", StringComparison.Ordinal) == true);
        Assert.Equal($"Task failed ELB health checks in (target-group {GroupOf(story)})", failed.Stop!.Reason);
        Assert.Contains(
            $"(service payments) (task {failed.Id}) (port 8080) is unhealthy in (target-group {GroupOf(story)}) due to "
                + "(reason Request timed out).",
            story.ServiceEvents);
    }

    [Fact]
    public void An_unhealthy_target_is_told_and_its_task_left_alone_until_the_grace_period_is_over()
    {
        var story = Balanced();
        story.Change(s => s.With(s.Services[0] with { GracePeriod = TimeSpan.FromMinutes(5) }));
        story.Until(s => s.State.Tasks.Any(t => t.LastStatus == LastStatus.Running));
        var task = story.State.Tasks.First();
        Fail();
        Assert.Equal("Target.ResponseCodeMismatch", Assert.Single(TargetsOf(story)).Health.Reason);
        Assert.True(story.State.FindTask(task.Arn)!.Wanted);
        story.Wait(TimeSpan.FromMinutes(5));
        Fail();
        Assert.False(story.State.FindTask(task.Arn)!.Wanted);
        Assert.Contains(
            $"(service payments) (task {task.Id}) (port 8080) is unhealthy in (target-group {GroupOf(story)}) due to "
                + "(reason Health checks failed with these codes: [503]).",
            story.ServiceEvents);

        void Fail() => story.Step(new Observation.Unhealthy(task.Arn, story.Now, HealthCheckedBy.LoadBalancer)
        {
            Target = TargetsOf(story)[0].Arn, Why = "Health checks failed with these codes: [503]",
        });
    }

    [Fact]
    public void A_task_that_ends_by_itself_is_taken_from_its_group_at_once()
    {
        var story = Balanced();
        story.UntilCompleted();
        var task = story.State.Tasks.First();
        story.Step(new Observation.Stopped(
            task.Arn, story.Now, new TaskStop("EssentialContainerExited", "Essential container in task exited")));
        Assert.Empty(TargetsOf(story));
        Assert.Contains($"(service payments) deregistered 1 targets in (target-group {GroupOf(story)})", story.ServiceEvents);
    }

    [Fact]
    public void A_deployment_that_is_rolled_back_to_has_the_load_balancers_that_it_had()
    {
        var story = Balanced();
        story.UntilCompleted();
        var (first, before) = (story.Service.Primary.Id, story.Service.LoadBalancers);
        story.Deploy(new Tocsin.Scenarios.TaskOutcome.ExitOne());
        story.Update(new() { Cluster = "prod", Service = "payments", LoadBalancers = [] });
        Assert.Empty(story.Service.LoadBalancers);
        story.Until(s => s.Service.Primary.Id == first);
        Assert.Equal(before, story.Service.LoadBalancers);
    }

    private static Stories Balanced()
    {
        var call = new Call(AccountId.Assumed, "ap-northeast-2", Stories.Start, new Ids(3));
        var made = CreateTargetGroup.Decide(
            ElbState.Empty,
            new CreateTargetGroupRequest { Name = "web", Protocol = "HTTP", Port = 80, VpcId = "vpc-1", TargetType = "ip" }, call);
        var story = new Stories(1, new DeploymentConfiguration(new DeploymentCircuitBreaker(true, true)))
        {
            Surroundings = new Surroundings(ElbState.Empty.After(made), CloudWatchState.Empty),
        };
        string group = made.Value.Response.TargetGroups!.Value[0].TargetGroupArn!;
        story.Change(s => s.With(s.Services[0] with
        {
            LoadBalancers = [new LoadBalancer { TargetGroupArn = group, ContainerName = "payments", ContainerPort = 8080 }],
        }));
        return story;
    }

    private static string GroupOf(Stories story)
    {
        string group = story.Service.LoadBalancers[0].TargetGroupArn!;
        Assert.StartsWith(Group, group, StringComparison.Ordinal);
        return group;
    }

    private static List<Target> TargetsOf(Stories story) => story.Surroundings.Elb.TargetsOf(Arn.Parse(GroupOf(story))).ToList();
}
