using Tocsin.Elb.Shapes;
using Tocsin.Flow;
using static Tocsin.Flow.Operation<Tocsin.Elb.ElbState>;

namespace Tocsin.Elb.Operations;

/// <summary>What Elastic Load Balancing does, as far as a service of ECS asks it.</summary>
public static class ElbOperations
{
    public static Operations<ElbState> All { get; } = new(
        ElbApi.Service,
        Write(ElbApi.CreateTargetGroup, CreateTargetGroup.Decide),
        Read(ElbApi.DescribeTargetGroups, DescribeTargetGroups.Answer),
        Write(ElbApi.ModifyTargetGroup, ModifyTargetGroup.Decide),
        Write(ElbApi.DeleteTargetGroup, DeleteTargetGroup.Decide),
        Read(ElbApi.DescribeTargetGroupAttributes, DescribeTargetGroupAttributes.Answer),
        Write(ElbApi.ModifyTargetGroupAttributes, ModifyTargetGroupAttributes.Decide),
        Write(ElbApi.RegisterTargets, RegisterTargets.Decide)
            .Without("what a client registers stays initial: the targets of ECS tasks alone are checked"),
        Write(ElbApi.DeregisterTargets, DeregisterTargets.Decide)
            .Without("it does not drain"),
        Read(ElbApi.DescribeTargetHealth, DescribeTargetHealth.Answer),
        Write(ElbApi.CreateLoadBalancer, CreateLoadBalancer.Decide)
            .Without("it takes no traffic"),
        Read(ElbApi.DescribeLoadBalancers, DescribeLoadBalancers.Answer),
        Write(ElbApi.DeleteLoadBalancer, DeleteLoadBalancer.Decide),
        Read(ElbApi.DescribeLoadBalancerAttributes, DescribeLoadBalancerAttributes.Answer),
        Write(ElbApi.ModifyLoadBalancerAttributes, ModifyLoadBalancerAttributes.Decide),
        Write(ElbApi.SetSecurityGroups, SetSecurityGroups.Decide),
        Write(ElbApi.SetSubnets, SetSubnets.Decide),
        Write(ElbApi.SetIpAddressType, SetIpAddressType.Decide),
        Read(ElbApi.DescribeCapacityReservation, DescribeCapacityReservation.Answer),
        Write(ElbApi.CreateListener, CreateListener.Decide),
        Read(ElbApi.DescribeListeners, DescribeListeners.Answer),
        Write(ElbApi.ModifyListener, ModifyListener.Decide),
        Write(ElbApi.DeleteListener, DeleteListener.Decide),
        Read(ElbApi.DescribeListenerAttributes, DescribeListenerAttributes.Answer),
        Write(ElbApi.ModifyListenerAttributes, ModifyListenerAttributes.Decide),
        Write(ElbApi.CreateRule, CreateRule.Decide),
        Read(ElbApi.DescribeRules, DescribeRules.Answer),
        Write(ElbApi.ModifyRule, ModifyRule.Decide),
        Write(ElbApi.DeleteRule, DeleteRule.Decide),
        Write(ElbApi.AddTags, AddTags.Decide),
        Write(ElbApi.RemoveTags, RemoveTags.Decide),
        Read(ElbApi.DescribeTags, DescribeTags.Answer));
}
