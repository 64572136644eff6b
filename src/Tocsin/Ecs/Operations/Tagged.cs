using Tocsin.Aws;
using Tocsin.Ecs.Shapes;
using Tocsin.Text;

namespace Tocsin.Ecs.Operations;

/// <summary>What has tags: clusters, services, task definitions and tasks.</summary>
internal static class Tagged
{
    public static Resource? Find(EcsState state, string? arn, Call call) =>
        !Arn.TryParse(arn, out var parsed) ? null : parsed.Resource.Split('/')[0] switch
        {
            "cluster" => state.FindCluster(call.Scope, arn),
            "service" => state.FindService(parsed),
            "task-definition" => state.FindTaskDefinition(parsed),
            "task" => state.FindTask(parsed),
            _ => null,
        };

    public static ValueList<Tag> Of(Resource resource) => resource switch
    {
        Ecs.Cluster cluster => cluster.Asked?.Tags ?? [],
        Ecs.Service service => service.Asked?.Tags ?? [],
        Ecs.TaskDefinition definition => definition.Asked?.Tags ?? [],
        EcsTask task => task.Tags,
        _ => [],
    };

    public static Resource With(Resource resource, ValueList<Tag> tags) => resource switch
    {
        Ecs.Cluster cluster => cluster with { Asked = (cluster.Asked ?? new CreateClusterRequest()) with { Tags = tags } },
        Ecs.Service service => service with { Asked = (service.Asked ?? new CreateServiceRequest()) with { Tags = tags } },
        Ecs.TaskDefinition definition =>
            definition with { Asked = (definition.Asked ?? new RegisterTaskDefinitionRequest()) with { Tags = tags } },
        EcsTask task => task with { Tags = tags },
        _ => resource,
    };
}
