using Tocsin.Ecs.Shapes;
using Tocsin.Flow;
using Tocsin.Aws;
using Tocsin.Elb;
using static Tocsin.Flow.Operation<Tocsin.Ecs.EcsState>;

namespace Tocsin.Ecs.Operations;

/// <summary>What ECS does.</summary>
public static class EcsOperations
{
    /// <summary>A service is made of what ECS knows and of the target groups that it is to register its tasks with.</summary>
    public static Operations<EcsAndTargets> All { get; } = new(
        EcsApi.Service,
        [
            .. Alone().Select(o => o.Over<EcsAndTargets>(both => both.Ecs)),
            Operation<EcsAndTargets>.Write(
                EcsApi.CreateService,
                (both, request, call) => Unbalanced(both.Elb, request) is { } error
                    ? error : CreateService.Decide(both.Ecs, request, call)),
        ]);

    /// <summary>A group that is here and that no load balancer forwards to. Terraform tries again upon this text.</summary>
    private static AwsError? Unbalanced(ElbState elb, CreateServiceRequest request) =>
        request.LoadBalancers.GetValueOrDefault().Select(b => b.TargetGroupArn).FirstOrDefault(
            g => Arn.TryParse(g, out var arn) && elb.FindTargetGroup(arn) is not null && elb.LoadBalancersOf(arn).Count == 0) is { } alone
            ? EcsErrors.InvalidParameter(
                $"The target group with targetGroupArn {alone} does not have an associated load balancer.", "loadBalancers")
            : null;

    private static Operation<EcsState>[] Alone() =>
    [
        Write(EcsApi.CreateCluster, CreateCluster.Decide),
        Read(EcsApi.DescribeClusters, DescribeClusters.Answer),
        Read(EcsApi.ListClusters, ListClusters.Answer),
        Write(EcsApi.UpdateCluster, UpdateCluster.Decide),
        Write(EcsApi.UpdateClusterSettings, UpdateClusterSettings.Decide),
        Write(EcsApi.PutClusterCapacityProviders, PutClusterCapacityProviders.Decide),
        Write(EcsApi.DeleteCluster, DeleteCluster.Decide),
        Write(EcsApi.RegisterTaskDefinition, RegisterTaskDefinition.Decide),
        Read(EcsApi.DescribeTaskDefinition, DescribeTaskDefinition.Answer),
        Read(EcsApi.ListTaskDefinitions, ListTaskDefinitions.Answer),
        Read(EcsApi.ListTaskDefinitionFamilies, ListTaskDefinitionFamilies.Answer),
        Write(EcsApi.DeregisterTaskDefinition, DeregisterTaskDefinition.Decide),
        Write(EcsApi.DeleteTaskDefinitions, DeleteTaskDefinitions.Decide),
        Read(EcsApi.DescribeServices, DescribeServices.Answer),
        Read(EcsApi.ListServices, ListServices.Answer),
        Write(EcsApi.UpdateService, UpdateService.Decide),
        Write(EcsApi.DeleteService, DeleteService.Decide),
        Read(EcsApi.ListServiceDeployments, ListServiceDeployments.Answer),
        Read(EcsApi.DescribeServiceDeployments, DescribeServiceDeployments.Answer),
        Read(EcsApi.DescribeServiceRevisions, DescribeServiceRevisions.Answer),
        Write(EcsApi.StopServiceDeployment, StopServiceDeployment.Decide),
        Write(EcsApi.RunTask, RunTask.Decide),
        Write(EcsApi.StopTask, StopTask.Decide),
        Read(EcsApi.ListTasks, ListTasks.Answer),
        Read(EcsApi.DescribeTasks, DescribeTasks.Answer),
        Read(EcsApi.ListAccountSettings, ListAccountSettings.Answer),
        Write(EcsApi.PutAccountSetting, PutAccountSetting.Decide)
            .Without("it is kept; of what it does on AWS only containerInsights is done, for the clusters made after it"),
        Write(EcsApi.PutAccountSettingDefault, PutAccountSettingDefault.Decide)
            .Without("as PutAccountSetting"),
        Write(EcsApi.DeleteAccountSetting, DeleteAccountSetting.Decide),
        Write(EcsApi.TagResource, TagResource.Decide),
        Write(EcsApi.UntagResource, UntagResource.Decide),
        Read(EcsApi.ListTagsForResource, ListTagsForResource.Answer),
    ];
}
