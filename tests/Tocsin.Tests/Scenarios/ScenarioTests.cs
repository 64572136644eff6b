using CsCheck;
using Tocsin.Aws;
using Tocsin.Ecs;
using Tocsin.Ecs.Events;
using Tocsin.Ecs.Operations;
using Tocsin.Flow;
using Tocsin.Json;
using Tocsin.Scenarios;
using Tocsin.Tests.Ecs;
using Tocsin.Tests.Estates;
using Tocsin.Text;

namespace Tocsin.Tests.Scenarios;

/// <summary>Deployments told on virtual time, from the first task to the event that the alarm waits for.</summary>
public sealed class ScenarioTests
{
    private static readonly DateTimeOffset Start = BuiltInEvents.DefaultTime;
    private static readonly ScenarioOptions Options = new(AccountId.Assumed, "ap-northeast-2", Start);

    /// <summary>Every cause of the article's table, with the time on AWS where one was recorded.</summary>
    [Theory]
    [InlineData("ecs.image-missing", 461, "TaskFailedToStart", "CannotPullContainerError: ", null)] // 8 to 12 minutes on AWS
    [InlineData("ecs.entrypoint-error", 354, "TaskFailedToStart", "CannotStartContainerError: ", null)]
    [InlineData("ecs.out-of-memory", 158, "EssentialContainerExited", "Essential container in task exited", "137")]
    // 2:38 on AWS, 2026-09-24
    [InlineData("ecs.crash-on-start", 158, "EssentialContainerExited", "Essential container in task exited", "1")]
    [InlineData("ecs.missing-environment", 158, "EssentialContainerExited", "Essential container in task exited", "1")]
    [InlineData("ecs.unhealthy", 444, "ServiceSchedulerInitiated", "Task failed container health checks", "143")]
    public void Three_failed_tasks_end_the_deployment_and_it_is_rolled_back(
        string name, int seconds, string stopCode, string stoppedReason, string? exitCode)
    {
        var run = Run(name);

        var told = run.Events.Where(e => e.DetailType == EcsEvents.DeploymentStateChange).ToList();
        Assert.Equal(
            [EcsEvents.DeploymentInProgress, EcsEvents.DeploymentFailed, EcsEvents.DeploymentInProgress, EcsEvents.DeploymentCompleted],
                told.Select(e => e.Name));
        string bad = told[0].Deployment!;
        string good = told[2].Deployment!;
        Assert.NotEqual(bad, good);
        Assert.Equal([bad, bad, good, good], told.Select(e => e.Deployment));
        Assert.Equal(
            [
                $"ECS deployment {bad} in progress.",
                "ECS deployment circuit breaker: tasks failed to start.",
                $"ECS deployment circuit breaker: rolling back to deploymentId {good}.",
                $"ECS deployment {good} completed.",
            ],
            told.Select(e => At(e, "/detail/reason")));
        Assert.Equal(["INFO", "ERROR", "INFO", "INFO"], told.Select(e => At(e, "/detail/eventType")));
        Assert.Equal("SERVICE_STEADY_STATE", run.Events[^1].Name);
        Assert.Equal(seconds, (int)(run.Failed!.Time - Start).TotalSeconds);

        var stopped = run.Events.First(e => e.DetailType == EcsEvents.TaskStateChange && e.Name == "STOPPED");
        Assert.Equal(stopCode, At(stopped, "/detail/stopCode"));
        Assert.StartsWith(stoppedReason, At(stopped, "/detail/stoppedReason"));
        Assert.Equal(exitCode, (JsonParser.Parse(stopped.Json)!.At("/detail/containers/0/exitCode") as JsonValue.Number)?.Text);
        Assert.Equal(bad, At(stopped, "/detail/startedBy"));

        Assert.Null(run.Silence);
        Assert.Equal(new RollbackVerdict.To(good), run.Rollback);
    }

    [Fact]
    public void The_rollback_keeps_the_old_deployments_id_and_task_definition()
    {
        var run = Run("ecs.crash-on-start");
        Deployment only = Assert.Single(run.Service.Deployments);
        Assert.Equal(run.Events.Last(e => e.Name == EcsEvents.DeploymentInProgress).Deployment, only.Id);
        Assert.Equal(RolloutState.Completed, only.RolloutState);
        Assert.EndsWith(":task-definition/payments:1", run.Service.TaskDefinition.ToString());
        Assert.Equal(
            [
                $"(service payments) rolling back to deployment {only.Id}.", "(service payments) stopped 1 pending tasks.",
                $"(service payments) (deployment {only.Id}) deployment completed.", "(service payments) has reached a steady state.",
            ],
            run.ServiceEvents.TakeLast(4));
    }

    [Fact]
    public void The_story_of_a_missing_image_can_be_read()
    {
        const string error =
            "CannotPullContainerError: pull image manifest has been retried 1 time(s): failed to resolve ref payments:latest: "
                + "payments:latest: not found";
        var run = Run("ecs.image-missing");
        string bad = run.Failed!.Deployment!;
        string good = run.Service.Primary.Id;
        Assert.Equal(
            [
                "+00:00  payments:2 is deployed to payments, 1 task; the circuit breaker ends it after 3 failed tasks and rolls back",
                $"+00:00  SERVICE_DEPLOYMENT_IN_PROGRESS: ECS deployment {bad} in progress.",
                "+00:00  task 1 started",
                $"+01:32  task 1 stopped: {error}: failure 1 of 3",
                "+02:32  task 2 started",
                $"+04:04  task 2 stopped: {error}: failure 2 of 3",
                "+04:04  SERVICE_TASK_START_IMPAIRED",
                "+06:04  task 3 started",
                $"+07:36  task 3 stopped: {error}: failure 3 of 3",
                "+07:41  SERVICE_DEPLOYMENT_FAILED: ECS deployment circuit breaker: tasks failed to start.",
                $"+07:41  SERVICE_DEPLOYMENT_IN_PROGRESS: ECS deployment circuit breaker: rolling back to deploymentId {good}.",
                $"+08:56  SERVICE_DEPLOYMENT_COMPLETED: ECS deployment {good} completed.",
                "+08:56  SERVICE_STEADY_STATE",
            ],
            run.Told);
    }

    [Fact]
    public void A_healthy_deployment_completes_and_replaces_the_old_task()
    {
        var run = Run("ecs.healthy");
        Assert.Equal(
            [EcsEvents.DeploymentInProgress, EcsEvents.DeploymentCompleted, "SERVICE_STEADY_STATE"],
            run.Events.Where(e => e.DetailType != EcsEvents.TaskStateChange).Select(e => e.Name));
        var completed = run.Events.Single(e => e.Name == EcsEvents.DeploymentCompleted);
        Assert.Equal(run.Events[0].Deployment, completed.Deployment);
        Assert.Equal("2026-11-23T01:04:44Z", At(completed, "/time"));
        Assert.Equal("2026-11-23T01:03:29.616Z", At(completed, "/detail/updatedAt"));
        Assert.Contains(run.Told, line => line.Contains("old task 1 stopping: Scaling activity initiated by (deployment "));
        Assert.Null(run.Silence);
        Assert.EndsWith(":task-definition/payments:2", run.Service.TaskDefinition.ToString());
    }

    [Fact]
    public void A_first_deployment_fails_and_stalls_because_there_is_nothing_to_roll_back_to()
    {
        var run = ScenarioRun.Run(BuiltInScenarios.Find("ecs.crash-on-start")!, Options with { FirstDeployment = true });
        Assert.Equal(
            [EcsEvents.DeploymentInProgress, EcsEvents.DeploymentFailed],
            run.Events.Where(e => e.DetailType != EcsEvents.TaskStateChange).Select(e => e.Name));
        Assert.Equal(new RollbackVerdict.NoCandidate(), run.Rollback);
        Assert.Equal(FindingCode.NoRollbackCandidate, Assert.Single(run.Notes).Code);
        Assert.Equal(RolloutState.Failed, run.Service.Primary.RolloutState);
    }

    [Fact]
    public void Without_rollback_the_deployment_only_fails_and_the_old_task_goes_on()
    {
        var run = Run("ecs.crash-on-start", new DeploymentConfiguration(new DeploymentCircuitBreaker(Enable: true, Rollback: false)));
        Assert.Equal(
            [EcsEvents.DeploymentInProgress, EcsEvents.DeploymentFailed],
            run.Events.Where(e => e.DetailType == EcsEvents.DeploymentStateChange).Select(e => e.Name));
        Assert.Equal(new RollbackVerdict.Disabled(), run.Rollback);
        Assert.Equal(FindingCode.RollbackDisabled, Assert.Single(run.Notes).Code);
        Assert.Equal([RolloutState.Failed, RolloutState.Completed], run.Service.Deployments.Select(d => d.RolloutState));
        Assert.DoesNotContain(run.Told, line => line.Contains("old task 1"));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void With_the_breaker_off_tasks_fail_for_hours_and_no_failure_is_ever_raised(bool declared)
    {
        var run = Run(
            "ecs.crash-on-start",
                new DeploymentConfiguration(declared ? new DeploymentCircuitBreaker(Enable: false, Rollback: true) : null));
        Assert.Null(run.Failed);
        Assert.Equal(Reasons.BreakerDisabled, run.Silence!.Reason);
        Assert.Equal(FindingCode.BreakerDisabled, run.Silence.Note.Code);
        Assert.Equal($"deploymentConfiguration.deploymentCircuitBreaker{(declared ? ".enable" : "")}", run.Silence.Note.Where.Attribute);
        Assert.Equal(declared ? new Suggestion.Setting("enable", "true") : new Suggestion.CircuitBreaker(), run.Silence.Note.Write);
        Assert.Equal(RolloutState.InProgress, run.Service.Primary.RolloutState);
        Assert.Equal("+3:00:00  by now 203 more tasks stopped in the same way", run.Told[^2]);
        Assert.Equal(
            "+3:00:00  no SERVICE_DEPLOYMENT_FAILED was raised: neither the circuit breaker nor deployment alarms are on: ECS starts "
                + "the failing tasks again for "
            + "ever and never raises SERVICE_DEPLOYMENT_FAILED.",
            run.Told[^1]);
    }

    [Fact]
    public void With_alarms_alone_the_outcome_is_not_known()
    {
        var run = Run(
            "ecs.crash-on-start", new DeploymentConfiguration(Alarms: new DeploymentAlarms(["errors-5xx"], Enable: true, Rollback: true)));
        Assert.Equal(Reasons.Undetermined, run.Silence!.Reason);
        Assert.Contains("(errors-5xx)", run.Silence.Note.Message);
    }

    [Fact]
    public void Without_any_health_check_tasks_that_do_not_work_are_taken_for_healthy()
    {
        var run = Run("ecs.unhealthy", healthCheck: null);
        Assert.Equal(Reasons.NoHealthCheck, run.Silence!.Reason);
        Assert.Contains(run.Events, e => e.Name == EcsEvents.DeploymentCompleted);
    }

    [Fact]
    public void A_load_balancers_check_fails_the_deployment_after_the_grace_period()
    {
        const string group = "arn:aws:elasticloadbalancing:ap-northeast-2:111122223333:targetgroup/payments/ccb1c7ee670051a0";
        var state = Declared(Breaker(), null, service => service with
        {
            LoadBalancers = [
                new() { TargetGroupArn = group, ContainerName = "payments", ContainerPort = 80 }], GracePeriod = TimeSpan.FromSeconds(120),
        });
        var run = ScenarioRun.Run(BuiltInScenarios.Find("ecs.unhealthy")!, Options with { Declared = state });
        Assert.Contains($"+02:56  task 1 stopping: Task failed ELB health checks in (target-group {group}): failure 1 of 3", run.Told);
        Assert.NotNull(run.Failed);
        Assert.Contains(
            run.ServiceEvents, e => e.EndsWith($"(port 80) is unhealthy in (target-group {group}) due to (reason Request timed out)."));
    }

    [Fact]
    public void Whether_a_task_definition_that_is_not_known_has_a_health_check_is_undetermined()
    {
        var declared = Declared(Breaker(), Check);
        var state = declared.Without(declared.TaskDefinitions.Single().Arn);
        Assert.Equal(
            Reasons.Undetermined,
            ScenarioRun.Run(BuiltInScenarios.Find("ecs.unhealthy")!, Options with { Declared = state }).Silence!.Reason);
        Assert.NotNull(ScenarioRun.Run(BuiltInScenarios.Find("ecs.crash-on-start")!, Options with { Declared = state }).Failed);
    }

    [Theory]
    [InlineData("ecs.crash-on-start")]
    [InlineData("ecs.healthy")]
    public void Another_controller_than_ECS_never_raises_the_failure(string name)
    {
        var run = ScenarioRun.Run(
            BuiltInScenarios.Find(name)!,
                Options with { Declared = Declared(new DeploymentConfiguration(), null, s => s with { ControllerType = "CODE_DEPLOY" }) });
        Assert.Empty(run.Events);
        Assert.Equal(Reasons.BreakerDisabled, run.Silence!.Reason);
        Assert.Equal("deploymentController.type", run.Silence.Note.Where.Attribute);
    }

    [Theory]
    [InlineData(ThresholdType.BoundedPercent, 50, 1, 3)]
    [InlineData(ThresholdType.BoundedPercent, 50, 25, 13)]
    [InlineData(ThresholdType.UnboundedPercent, 50, 4, 2)]
    [InlineData(ThresholdType.Count, 5, 2, 5)]
    public void The_threshold_decides_how_many_tasks_fail(ThresholdType type, int value, int desired, int failures)
    {
        var breaker = new DeploymentCircuitBreaker(Enable: true, Rollback: false) { Threshold = new Threshold(type, value) };
        var run = ScenarioRun.Run(
            BuiltInScenarios.Find("ecs.crash-on-start")!,
                Options with { Declared = Declared(new DeploymentConfiguration(breaker), Check), DesiredCount = desired });
        Assert.Contains($"ends it after {failures} failed tasks", run.Told[0]);
        Assert.InRange(run.Service.Primary.Failures.Failures, failures, failures + desired);
        Assert.NotNull(run.Failed);
    }

    [Fact]
    public void Tasks_that_share_a_fate_share_a_line()
    {
        var run = ScenarioRun.Run(
            BuiltInScenarios.Find("ecs.crash-on-start")!, Options with { Declared = Declared(Breaker(), Check), DesiredCount = 1000 });
        Assert.Equal(
            [
                "+00:00  api:2 is deployed to api, 1000 tasks; the circuit breaker ends it after 200 failed tasks and rolls back",
                $"+00:00  SERVICE_DEPLOYMENT_IN_PROGRESS: ECS deployment {run.Failed!.Deployment} in progress.",
                "+00:00  tasks 1 to 1000 started",
                "+00:27  tasks 1 to 1000 running",
                "+00:51  tasks 1 to 1000 stopped: Essential container in task exited, exit code 1: failures 1 to 1000 of 200",
                "+00:51  tasks 1001 to 2000 started",
                "+00:56  SERVICE_DEPLOYMENT_FAILED: ECS deployment circuit breaker: tasks failed to start.",
            ],
            run.Told.Take(7));
    }

    [Theory]
    [InlineData(500)]
    [InlineData(int.MaxValue)]
    public void A_threshold_that_is_never_reached_is_said(int count)
    {
        var breaker = new DeploymentCircuitBreaker(Enable: true, Rollback: true) { Threshold = new Threshold(ThresholdType.Count, count) };
        var run = Run("ecs.crash-on-start", new DeploymentConfiguration(breaker));
        Assert.Equal(Reasons.ThresholdNotReached, run.Silence!.Reason);
        Assert.Equal($"211 tasks failed within 3:00:00, the circuit breaker waits for {count}.", run.Silence.Note.Message);
    }

    [Fact]
    public void A_service_of_no_tasks_cannot_fail()
    {
        var run = ScenarioRun.Run(BuiltInScenarios.Find("ecs.crash-on-start")!, Options with { DesiredCount = 0 });
        Assert.Equal(Reasons.ThresholdNotReached, run.Silence!.Reason);
        Assert.Equal("desiredCount", run.Silence.Note.Where.Attribute);
    }

    [Theory]
    [InlineData(1, 100, 150, true)]
    [InlineData(1, 1, 100, true)]
    [InlineData(3, 100, 120, true)]
    [InlineData(3, 67, 120, true)]
    [InlineData(3, 66, 120, false)]
    [InlineData(1, 100, 200, false)]
    [InlineData(1, 0, 100, false)]
    [InlineData(2, 100, 150, false)]
    [InlineData(0, 100, 150, false)]
    public void Percentages_that_leave_no_room_let_no_deployment_start(int desired, int minimum, int maximum, bool isStuck)
    {
        var state = Declared(
            Breaker() with { MinimumHealthyPercent = minimum, MaximumPercent = maximum }, Check, s => s with { DesiredCount = desired });
        var run = ScenarioRun.Run(BuiltInScenarios.Find("ecs.crash-on-start")!, Options with { Declared = state });
        Assert.Equal(isStuck, Silence.Declared(state.Services[0])?.Reason == Reasons.DeploymentStuck);
        Assert.Equal(isStuck, run.Silence?.Reason == Reasons.DeploymentStuck);
        Assert.Equal(isStuck, run.Failed is null && desired > 0);
        Assert.Equal(isStuck, run.ServiceEvents.Any(e => e.Contains("was unable to stop or start tasks")));
        Assert.Null(Silence.Declared(state.Services[0] with { SchedulingStrategy = "DAEMON" }));
        Assert.Null(
            Silence.Declared(state.Services[0] with { Configuration = state.Services[0].Configuration with { Strategy = "BLUE_GREEN" } }));
    }

    [Fact]
    public void A_deployment_without_room_is_left_to_its_alarms()
    {
        var alarms = new DeploymentAlarms(["errors-5xx"], Enable: true, Rollback: true);
        var state = Declared(Breaker() with { MaximumPercent = 150, Alarms = alarms }, Check);
        Assert.Equal(Reasons.Undetermined, Silence.Declared(state.Services[0])!.Reason);
        Assert.Null(Silence.Declared(state.Services[0] with { DesiredCount = 2 }));
    }

    [Fact]
    public void A_daemon_has_a_task_that_can_fail_without_a_desired_count()
    {
        var state = Declared(Breaker(), Check);
        state = state.Without(state.Services[0].Arn).After(CreateService.Decide(
            state.Without(state.Services[0].Arn),
            new Tocsin.Ecs.Shapes.CreateServiceRequest
            {
                ServiceName = "agent", Cluster = "dev", TaskDefinition = "api", SchedulingStrategy = "DAEMON",
                DeploymentConfiguration = new() { DeploymentCircuitBreaker = Breaker().Shape.DeploymentCircuitBreaker },
            },
            new Call(AccountId.Assumed, "ap-northeast-2", Start, new Ids(1))));
        Assert.Null(Silence.Standing(state.Services[0]));
        var run = ScenarioRun.Run(BuiltInScenarios.Find("ecs.crash-on-start")!, Options with { Declared = state });
        Assert.NotNull(run.Failed);
        Assert.Equal(1, run.Service.DesiredCount);
    }

    [Fact]
    public void Parameters_choose_a_declared_service_and_its_size()
    {
        var options = Options with { Declared = Declared(Breaker(), Check) };
        Assert.True(
            options.TryApply(new Dictionary<string, string> { ["service"] = "api", ["desired"] = "4", ["first"] = "true" },
                out var applied, out _));
        Assert.Equal("service/dev/api", applied.Service!.Resource);
        Assert.Equal((4, true), (applied.DesiredCount, applied.FirstDeployment));
        Assert.True(Options.TryApply(new Dictionary<string, string> { ["service"] = "web" }, out applied, out _));
        Assert.Equal("web", ScenarioRun.Run(BuiltInScenarios.Find("ecs.healthy")!, applied).Service.Name);
    }

    [Theory]
    [InlineData("service", "web", "no service 'web' is declared; there is dev/api")]
    [InlineData("cluster", "prod", "no service 'prod/*' is declared; there is dev/api")]
    [InlineData("desired", "-1", "desired is not a number from 0 to 1000: '-1'")]
    [InlineData("first", "yes", "first is not true or false: 'yes'")]
    public void Parameters_that_cannot_be_followed_are_refused(string key, string value, string error)
    {
        var options = Options with { Declared = Declared(Breaker(), Check) };
        Assert.False(options.TryApply(new Dictionary<string, string> { [key] = value }, out _, out string said));
        Assert.Equal(error, said);
    }

    [Fact]
    public void One_seed_is_one_run() =>
        Gen.Select(Gen.ULong, Gen.Int[0, BuiltInScenarios.All.Count - 1], Gen.Int[0, 6], Gen.Bool).Sample(
            (seed, scenario, desired, first) =>
            {
                var options = Options with { Seed = seed, DesiredCount = desired, FirstDeployment = first };
                Assert.Equal(
                    ScenarioRun.Run(BuiltInScenarios.All[scenario], options), ScenarioRun.Run(BuiltInScenarios.All[scenario], options));
            },
            iter: 40);

    private static readonly ContainerHealthCheck Check = new(["CMD-SHELL", "true"]);

    private static DeploymentConfiguration Breaker() => new(new DeploymentCircuitBreaker(Enable: true, Rollback: true));

    private static ScenarioRun Run(string name) => ScenarioRun.Run(BuiltInScenarios.Find(name)!, Options);

    private static ScenarioRun Run(string name, DeploymentConfiguration configuration) =>
        ScenarioRun.Run(BuiltInScenarios.Find(name)!, Options with { Declared = Declared(configuration, Check) });

    private static ScenarioRun Run(string name, ContainerHealthCheck? healthCheck) =>
        ScenarioRun.Run(BuiltInScenarios.Find(name)!, Options with { Declared = Declared(Breaker(), healthCheck) });

    private static EcsState Declared(
        DeploymentConfiguration configuration, ContainerHealthCheck? check, Func<Service, Service>? change = null)
    {
        var state = Stories.Declare("dev", "api", 1, configuration, check);
        return state.With((change ?? (s => s))(state.Services[0]));
    }

    private static string At(EmittedEvent e, string pointer) => JsonParser.Parse(e.Json)!.At(pointer)!.AsText()!;
}
