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
        Write(EcsApi.RegisterTaskDefinition, RegisterTaskDefinition.Decide),
        Write(EcsApi.CreateService, CreateService.Decide),
        Write(EcsApi.UpdateService, UpdateService.Decide));
}
