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

    private static Call At() => new(AccountId.Assumed, "us-east-1", DateTimeOffset.UnixEpoch, new Ids(1));
}
