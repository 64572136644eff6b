using Tocsin.Ecs.Shapes;
using Tocsin.Flow;
using static Tocsin.Flow.Operation<Tocsin.Ecs.EcsState>;

namespace Tocsin.Ecs.Operations;

/// <summary>What ECS does.</summary>
public static class EcsOperations
{
    public static Operations<EcsState> All { get; } = new(
        EcsApi.Service,
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
        Write(EcsApi.CreateService, CreateService.Decide),
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
        Read(EcsApi.ListTagsForResource, ListTagsForResource.Answer));
}
