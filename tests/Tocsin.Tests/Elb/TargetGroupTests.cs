using Tocsin.Aws;
using Tocsin.Elb;
using Tocsin.Elb.Operations;
using Tocsin.Elb.Shapes;
using Tocsin.Flow;
using Tocsin.Tests.Estates;
using HealthCheck = Tocsin.Elb.HealthCheck;

namespace Tocsin.Tests.Elb;

public sealed class TargetGroupTests
{
    private static readonly CreateTargetGroupRequest Http = new()
    {
        Name = "web", Protocol = "HTTP", Port = 8080, VpcId = "vpc-1", TargetType = "ip",
    };

    [Fact]
    public void A_target_group_checks_health_by_awss_defaults()
    {
        Assert.Equal(
            new HealthCheck(true, "HTTP", "traffic-port", "/", "200", TimeSpan.FromSeconds(30), TimeSpan.FromSeconds(5), 5, 2),
            HealthCheckOf(Http));
        Assert.Equal(
            new HealthCheck(true, "TCP", "traffic-port", null, null, TimeSpan.FromSeconds(30), TimeSpan.FromSeconds(10), 5, 2),
            HealthCheckOf(Http with { Protocol = "TCP" }));
    }

    [Theory]
    [InlineData("200", 200, true)]
    [InlineData("200", 204, false)]
    [InlineData("200,302", 302, true)]
    [InlineData("200-299", 204, true)]
    [InlineData("200-299", 301, false)]
    [InlineData("ok", 200, false)]
    public void An_answer_is_healthy_when_the_matcher_has_its_status(string matcher, int status, bool isHealthy) =>
        Assert.Equal(isHealthy, HealthCheckOf(Http with { Matcher = new Matcher { HttpCode = matcher } }).Takes(status));

    [Fact]
    public void A_check_that_may_last_longer_than_the_interval_is_refused() => Assert.Equal(
        "ValidationError",
        CreateTargetGroup.Decide(
            ElbState.Empty, Http with { HealthCheckIntervalSeconds = 5, HealthCheckTimeoutSeconds = 5 }, At()).Error!.Code);

    [Theory]
    [InlineData("0")]
    [InlineData("65536")]
    [InlineData("99999999999")]
    [InlineData("http")]
    public void A_check_of_what_is_no_port_is_refused(string port)
    {
        var (state, group) = Made();
        var modify = new ModifyTargetGroupRequest { TargetGroupArn = group, HealthCheckPort = port };
        Assert.Equal("ValidationError", CreateTargetGroup.Decide(state, Http with { HealthCheckPort = port }, At()).Error!.Code);
        Assert.Equal("ValidationError", ModifyTargetGroup.Decide(state, modify, At()).Error!.Code);
        Assert.Null(ModifyTargetGroup.Decide(state, modify with { HealthCheckPort = "65535" }, At()).Error);
    }

    [Theory]
    [InlineData("deregistration_delay.timeout_seconds", "3601")]
    [InlineData("deregistration_delay.timeout_seconds", "-1")]
    [InlineData("deregistration_delay.timeout_seconds", "5 minutes")]
    [InlineData("deregistration_delay.timeout_seconds", null)]
    [InlineData("deregistration", "5")]
    [InlineData(null, "5")]
    public void An_attribute_that_a_group_cannot_have_is_refused(string? key, string? value)
    {
        var (state, group) = Made();
        Assert.Equal("ValidationError", ModifyTargetGroupAttributes.Decide(state, Attributes(group, key, value), At()).Error!.Code);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(3600)]
    public void A_group_drains_for_as_long_as_it_was_told(int seconds)
    {
        var (state, group) = Made();
        state = state.After(ModifyTargetGroupAttributes.Decide(
            state, Attributes(group, "deregistration_delay.timeout_seconds", $"{seconds}"), At()));
        Assert.Equal(
            TimeSpan.FromSeconds(seconds), Assert.Single(state.Resources.OfType<Tocsin.Elb.TargetGroup>()).DeregistrationDelay);
    }

    [Fact]
    public void A_target_is_unused_until_a_listener_forwards_to_its_group_and_initial_then()
    {
        var (state, group) = Made();
        state = state.After(RegisterTargets.Decide(
            state, new RegisterTargetsRequest { TargetGroupArn = group, Targets = [new TargetDescription { Id = "10.0.0.1" }] }, At()));
        Assert.Equal("Target.NotInUse", Health(state, group).Reason);
        state = Listened(state, group);
        Assert.Equal(("initial", "Elb.RegistrationInProgress"), (Health(state, group).State, Health(state, group).Reason));
        Assert.Equal("Target.NotRegistered", Assert.Single(DescribeTargetHealth.Answer(
            state,
            new DescribeTargetHealthRequest { TargetGroupArn = group, Targets = [new TargetDescription { Id = "10.0.0.2" }] },
            At()).Value.TargetHealthDescriptions!.Value).TargetHealth!.Reason);
    }

    [Fact]
    public void A_target_group_that_is_forwarded_to_is_not_deleted_and_goes_with_its_targets_afterwards()
    {
        var (state, group) = Made();
        state = Listened(state, group);
        var delete = new DeleteTargetGroupRequest { TargetGroupArn = group };
        Assert.Equal("ResourceInUse", DeleteTargetGroup.Decide(state, delete, At()).Error!.Code);
        var balancer = Assert.Single(state.Resources.OfType<Tocsin.Elb.LoadBalancer>());
        state = state.After(
            DeleteLoadBalancer.Decide(state, new DeleteLoadBalancerRequest { LoadBalancerArn = balancer.Arn.ToString() }, At()));
        state = state.After(DeleteTargetGroup.Decide(state, delete, At()));
        Assert.Empty(state.Resources);
    }

    [Fact]
    public void A_load_balancer_that_is_protected_is_not_deleted()
    {
        var state = Listened(Made().State, Made().Group);
        string balancer = Assert.Single(state.Resources.OfType<Tocsin.Elb.LoadBalancer>()).Arn.ToString();
        state = state.After(ModifyLoadBalancerAttributes.Decide(
            state,
            new ModifyLoadBalancerAttributesRequest
            {
                LoadBalancerArn = balancer,
                Attributes = [new LoadBalancerAttribute { Key = "deletion_protection.enabled", Value = "true" }],
            },
            At()));
        Assert.Equal(
            "OperationNotPermitted",
            DeleteLoadBalancer.Decide(state, new DeleteLoadBalancerRequest { LoadBalancerArn = balancer }, At()).Error!.Code);
    }

    private static HealthCheck HealthCheckOf(CreateTargetGroupRequest request) => Assert.Single(
        ElbState.Empty.After(CreateTargetGroup.Decide(ElbState.Empty, request, At())).Resources.OfType<Tocsin.Elb.TargetGroup>())
        .HealthCheck;

    private static TargetHealth Health(ElbState state, string group) => Assert.Single(DescribeTargetHealth.Answer(
        state, new DescribeTargetHealthRequest { TargetGroupArn = group }, At()).Value.TargetHealthDescriptions!.Value).TargetHealth!;

    private static (ElbState State, string Group) Made()
    {
        var made = CreateTargetGroup.Decide(ElbState.Empty, Http, At());
        return (ElbState.Empty.After(made), made.Value.Response.TargetGroups!.Value[0].TargetGroupArn!);
    }

    private static ElbState Listened(ElbState state, string group)
    {
        var made = CreateLoadBalancer.Decide(state, new CreateLoadBalancerRequest { Name = "shop", Subnets = ["subnet-1"] }, At());
        state = state.After(made);
        return state.After(CreateListener.Decide(
            state,
            new CreateListenerRequest
            {
                LoadBalancerArn = made.Value.Response.LoadBalancers!.Value[0].LoadBalancerArn, Port = 80, Protocol = "HTTP",
                DefaultActions = [new Tocsin.Elb.Shapes.Action { Type = "forward", TargetGroupArn = group }],
            },
            At()));
    }

    private static ModifyTargetGroupAttributesRequest Attributes(string group, string? key, string? value) =>
        new() { TargetGroupArn = group, Attributes = [new TargetGroupAttribute { Key = key, Value = value }] };

    private static Call At() => new(AccountId.Assumed, "us-east-1", DateTimeOffset.UnixEpoch, new Ids(1));
}
