using Tocsin.Aws;
using Tocsin.Ecs;
using Tocsin.Ecs.Operations;
using Tocsin.Ecs.Shapes;
using Tocsin.Text;
using Tocsin.Tests.Estates;
using DeploymentCircuitBreaker = Tocsin.Ecs.DeploymentCircuitBreaker;
using DeploymentConfiguration = Tocsin.Ecs.DeploymentConfiguration;
using Service = Tocsin.Ecs.Service;
using ThresholdType = Tocsin.Ecs.ThresholdType;

namespace Tocsin.Tests.Ecs;

public sealed class OperationTests
{
    private static readonly Call Call = new(AccountId.Assumed, "ap-northeast-2", Stories.Start, new Ids(5));

    private static readonly EcsState Ready = EcsState.Empty.After(
        CreateCluster.Decide(EcsState.Empty, new CreateClusterRequest { ClusterName = "prod" }, Call)).After(
        RegisterTaskDefinition.Decide(
        EcsState.Empty.After(CreateCluster.Decide(EcsState.Empty, new CreateClusterRequest { ClusterName = "prod" }, Call)),
            new RegisterTaskDefinitionRequest { Family = "payments",
                ContainerDefinitions = [new ContainerDefinition { Name = "payments", Image = "payments:1" }] }, Call));

    private static readonly UpdateServiceRequest Update = new() { Cluster = "prod", Service = "payments" };

    [Fact]
    public void A_service_keeps_the_circuit_breaker_it_was_created_with()
    {
        var breaker = new DeploymentCircuitBreaker(Enable: true, Rollback: false, ResetOnHealthyTask: false)
        {
            Threshold = new Threshold(ThresholdType.Count, 9),
        };
        var service = Made(Service() with { DesiredCount = 2, DeploymentConfiguration = new DeploymentConfiguration(breaker).Shape });
        Assert.Equal("arn:aws:ecs:ap-northeast-2:111122223333:service/prod/payments", service.Arn.ToString());
        Assert.Equal(breaker, service.Configuration.CircuitBreaker);
        Assert.Matches("^ecs-svc/[0-9]{19}$", Assert.Single(service.Deployments).Id);
        Assert.Equal(RolloutState.InProgress, service.Primary.RolloutState);
    }

    [Fact]
    public void Revisions_count_up_and_a_family_means_its_latest_one()
    {
        var again = RegisterTaskDefinition.Decide(
            Ready,
            new RegisterTaskDefinitionRequest
            {
                Family = "payments",
                ContainerDefinitions = [new ContainerDefinition { Name = "payments", Image = "payments:2" }],
            },
            Call).Value;
        Assert.Equal(2, again.Response.TaskDefinition!.Revision);
        var service = CreateService.Decide(Ready.After(again.Changes), Service(), Call).Value.Response.Service!;
        Assert.EndsWith(":task-definition/payments:2", service.TaskDefinition);
    }

    [Fact]
    public void A_cluster_that_exists_is_answered_as_it_is() =>
        Assert.Same(Ready, Ready.After(CreateCluster.Decide(Ready, new CreateClusterRequest { ClusterName = "prod" }, Call)));

    [Fact]
    public void References_that_are_not_known_offline_are_taken_as_they_are()
    {
        string cluster = Unknown.Mark("data.aws_ecs_cluster.main.arn");
        var service = Made(Service() with { Cluster = cluster, TaskDefinition = Unknown.Mark("aws_ecs_task_definition.x.arn") });
        Assert.Equal($"service/{cluster}/payments", service.Arn.Resource);
        Assert.True(Unknown.In(service.TaskDefinition.ToString()));
    }

    [Theory]
    [InlineData("pay ments", "prod", "payments", 1, "serviceName", "InvalidParameterException: serviceName must be 1 to 255 letters "
        + "(uppercase and lowercase), numbers, hyphens, and underscores.")]
    [InlineData("payments", "dev", "payments", 1, "cluster", "ClusterNotFoundException: Cluster not found.")]
    [InlineData("payments", null, "payments", 1, "cluster", "ClusterNotFoundException: Cluster not found.")]
    [InlineData("payments", "prod", "web", 1, "taskDefinition", "ClientException: TaskDefinition not found.")]
    [InlineData("payments", "prod", "payments", -1, "desiredCount", "InvalidParameterException: desiredCount must not be negative.")]
    public void A_service_is_refused_for(string name, string? cluster, string definition, int desired, string member, string refusal)
    {
        var error = Create(new CreateServiceRequest
        {
            ServiceName = name, Cluster = cluster, TaskDefinition = definition, DesiredCount = desired,
        }).Error!;
        Assert.Equal((member, 400, refusal), (error.Member, error.Status, $"{error.Code}: {error.Message}"));
    }

    [Theory]
    [InlineData(true, ThresholdType.BoundedPercent, 0, "ECS",
        "deploymentConfiguration/deploymentCircuitBreaker/thresholdConfiguration/value")]
    [InlineData(true, ThresholdType.UnboundedPercent, 101, "ECS",
        "deploymentConfiguration/deploymentCircuitBreaker/thresholdConfiguration/value")]
    [InlineData(true, ThresholdType.Count, 0, "ECS", "deploymentConfiguration/deploymentCircuitBreaker/thresholdConfiguration/value")]
    [InlineData(true, ThresholdType.Count, 300, "CODE_DEPLOY", "deploymentConfiguration/deploymentCircuitBreaker")]
    [InlineData(false, ThresholdType.Count, 300, "CODE_DEPLOY", null)]
    [InlineData(true, ThresholdType.Count, 300, "ECS", null)]
    public void A_circuit_breaker_is_held_to_its_bounds(bool enable, ThresholdType type, int value, string controller, string? member)
    {
        var breaker = new DeploymentCircuitBreaker(enable, Rollback: true) { Threshold = new Threshold(type, value) };
        Assert.Equal(member, Create(Service() with
        {
            DeploymentConfiguration =
                new DeploymentConfiguration(breaker).Shape, DeploymentController = new DeploymentController { Type = controller },
        }).Error?.Member);
    }

    [Fact]
    public void A_configuration_that_could_never_replace_a_task_is_refused()
    {
        var error = Create(Service() with { DeploymentConfiguration = new DeploymentConfiguration(MaximumPercent: 100).Shape }).Error!;
        Assert.Equal("Both maximumPercent and minimumHealthyPercent cannot be 100 as this will block deployments.", error.Message);
    }

    [Fact]
    public void A_second_service_of_the_same_name_is_refused()
    {
        var state = Ready.After(Create(Service()));
        Assert.Equal("Creation of service was not idempotent.", CreateService.Decide(state, Service(), Call).Error!.Message);
    }

    [Fact]
    public void A_creation_that_is_sent_again_with_its_token_is_answered_with_the_service_that_it_made()
    {
        var request = Service() with { ClientToken = "t1" };
        var state = Ready.After(Create(request));
        var again = CreateService.Decide(state, request, Call).Value;
        Assert.Empty(again.Changes);
        Assert.Equal(state.Services[0].Primary.Id, Assert.Single(again.Response.Service!.Deployments!.Value).Id);
        Assert.All(
            [request with { ClientToken = "t2" }, request with { DesiredCount = 2 }],
            other => Assert.Equal("Creation of service was not idempotent.", CreateService.Decide(state, other, Call).Error?.Message));
    }

    [Fact]
    public void A_service_that_is_not_there_cannot_be_updated()
    {
        var error = UpdateService.Decide(Ready, Update, Call).Error!;
        Assert.Equal(("ServiceNotFoundException", "Service not found."), (error.Code, error.Message));
    }

    [Fact]
    public void A_daemon_runs_one_task_whose_number_nobody_sets()
    {
        var daemon = Service() with { SchedulingStrategy = "DAEMON", DesiredCount = null };
        Assert.Equal(1, Made(daemon).DesiredCount);
        var state = Ready.After(Create(daemon));
        Assert.Equal(1, UpdateService.Decide(state, Update, Call).Value.Response.Service!.DesiredCount);
        Assert.All(
            [Create(daemon with { DesiredCount = 1 }).Error, UpdateService.Decide(state, Update with { DesiredCount = 0 }, Call).Error],
            error => Assert.Equal(
                "The daemon scheduling strategy does not support a desired count for services. "
                    + "Remove the desired count value and try again",
                error?.Message));
        var deleted = DeleteService.Decide(state, new DeleteServiceRequest { Cluster = "prod", Service = "payments" }, Call).Value;
        Assert.Equal(("DRAINING", 0), (deleted.Response.Service!.Status, deleted.Response.Service.DesiredCount));
    }

    [Fact]
    public void What_an_update_leaves_out_of_the_deployment_configuration_stays_as_it_is()
    {
        var before = new DeploymentConfiguration(
            new DeploymentCircuitBreaker(Enable: true, Rollback: true), new(["errors-5xx"], Enable: true, Rollback: true), 80, 150)
        {
            BakeTime = TimeSpan.FromMinutes(5),
        };
        var state = Ready.After(Create(Service() with { DeploymentConfiguration = before.Shape }));
        Assert.Equal(
            before with { MinimumHealthyPercent = 50, MaximumPercent = 200 },
            After(new() { MinimumHealthyPercent = 50, MaximumPercent = 200 }));
        Assert.Equal(
            before with { CircuitBreaker = new(Enable: false, Rollback: false) },
            After(new() { DeploymentCircuitBreaker = new() { Enable = false, Rollback = false } }));

        DeploymentConfiguration After(Tocsin.Ecs.Shapes.DeploymentConfiguration given) =>
            Assert.Single(state.After(UpdateService.Decide(state, Update with { DeploymentConfiguration = given }, Call)).Services)
                .Configuration;
    }

    [Fact]
    public void A_forced_deployment_keeps_the_task_definition()
    {
        var state = Ready.After(Create(Service()));
        var updated = UpdateService.Decide(state, Update with { ForceNewDeployment = true }, Call).Value;
        Assert.Equal(["PRIMARY", "ACTIVE"], updated.Response.Service!.Deployments!.Value.Select(d => d.Status));
        var service = Assert.Single(state.After(updated.Changes).Services);
        Assert.Equal(2, service.Deployments.Count);
        Assert.Equal([DeploymentStatus.Primary, DeploymentStatus.Active], service.Deployments.Select(d => d.Status));
        Assert.Equal(service.Deployments[1].TaskDefinition, service.Deployments[0].TaskDefinition);
    }

    [Fact]
    public void A_deployment_starts_for_what_a_revision_is_made_of_and_only_when_it_is_another()
    {
        var network = new NetworkConfiguration { AwsvpcConfiguration = new() { Subnets = ["subnet-1"] } };
        var state = Ready.After(Create(Service() with { NetworkConfiguration = network, VpcLatticeConfigurations = [] }));
        UpdateServiceRequest[] others =
        [
            Update with { NetworkConfiguration = new() { AwsvpcConfiguration = new() { Subnets = ["subnet-2"] } } },
            Update with { PlatformVersion = "1.4.0" },
            Update with { LoadBalancers = [new() { ContainerName = "payments", ContainerPort = 80, TargetGroupArn = "arn" }] },
            Update with { ServiceRegistries = [new() { RegistryArn = "arn" }] },
            Update with { ServiceConnectConfiguration = new() { Enabled = true } },
            Update with { VolumeConfigurations = [new() { Name = "data" }] },
            Update with { VpcLatticeConfigurations = [new() { RoleArn = "arn" }] },
        ];
        UpdateServiceRequest[] same =
        [
            Update with { NetworkConfiguration = network, PlatformVersion = "LATEST", LoadBalancers = [], ServiceRegistries = [] },
            Update with { CapacityProviderStrategy = [new() { CapacityProvider = "FARGATE_SPOT" }] },
            Update with { HealthCheckGracePeriodSeconds = 9, EnableExecuteCommand = true, PropagateTags = "SERVICE" },
            Update with { DeploymentConfiguration = new() { MaximumPercent = 150 }, DesiredCount = 2 },
        ];
        Assert.All(others, update => Assert.Equal(2, Deployments(update)));
        Assert.All(same, update => Assert.Equal(1, Deployments(update)));

        int Deployments(UpdateServiceRequest update) =>
            Assert.Single(state.After(UpdateService.Decide(state, update, Call)).Services).Deployments.Count;
    }

    [Theory]
    [InlineData("", "i", true, "containerDefinitions/0/name", "Container.name should not be null or empty.")]
    [InlineData("n", "", true, "containerDefinitions/0/image", "Container.image should not be null or empty.")]
    [InlineData("n", "i", false, "containerDefinitions", "At least one container must be marked as essential.")]
    public void A_container_needs_a_name_and_an_image_and_one_must_be_essential(
        string name, string image, bool essential, string member, string message)
    {
        var error = RegisterTaskDefinition.Decide(Ready, new RegisterTaskDefinitionRequest
        {
            Family = "f", ContainerDefinitions = [new ContainerDefinition { Name = name, Image = image, Essential = essential }],
        }, Call).Error!;
        Assert.Equal(("ClientException", member, message), (error.Code, error.Member, error.Message));
    }

    [Theory]
    [InlineData("CMD-SHELL", 30, 5, 3, 0, null)]
    [InlineData("/healthcheck", 30, 5, 3, 0, null)]
    [InlineData("CMD", 4, 5, 3, 0, "interval must be between 5 and 300 seconds.")]
    [InlineData("CMD", 30, 61, 3, 0, "timeout must be between 2 and 60 seconds.")]
    [InlineData("CMD", 30, 5, 11, 0, "retries must be between 1 and 10.")]
    [InlineData("CMD", 30, 5, 3, 301, "startPeriod must be between 0 and 300 seconds.")]
    public void A_health_check_is_held_to_its_bounds(
        string command, int interval, int timeout, int retries, int startPeriod, string? bound)
    {
        var check = new ContainerHealthCheck([command, "x"])
        {
            Interval = TimeSpan.FromSeconds(interval),
            Timeout = TimeSpan.FromSeconds(timeout),
            Retries = retries,
            StartPeriod = TimeSpan.FromSeconds(startPeriod),
        };
        var error = RegisterTaskDefinition.Decide(Ready, new RegisterTaskDefinitionRequest
        {
            Family = "f", ContainerDefinitions = [new ContainerDefinition { Name = "n", Image = "i", HealthCheck = check.Shape }],
        }, Call).Error;
        Assert.Equal(bound is null ? null : $"Health check {bound}", error?.Message);
        Assert.Equal(bound is null ? null : $"containerDefinitions/0/healthCheck/{bound.Split(' ')[0]}", error?.Member);
    }

    private static CreateServiceRequest Service() =>
        new() { ServiceName = "payments", Cluster = "prod", TaskDefinition = "payments", DesiredCount = 1 };

    private static Service Made(CreateServiceRequest request) => Assert.Single(Ready.After(Create(request)).Services);

    private static Result<Tocsin.Flow.Done<CreateServiceResponse>> Create(CreateServiceRequest request) =>
        CreateService.Decide(Ready, request, Call);
}
