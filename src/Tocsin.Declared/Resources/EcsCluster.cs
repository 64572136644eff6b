using Tocsin.Declared.Instances;
using Tocsin.Declared.Values;
using Tocsin.Ecs.Shapes;
using Tocsin.Text;
using static Tocsin.Declared.Instances.Schema;

namespace Tocsin.Declared.Resources;

/// <summary><c>aws_ecs_cluster</c></summary>
internal static class EcsCluster
{
    private static readonly Members Members = new(("clusterName", "name"));

    public static ResourceType Type { get; } = new(
        new TypeDefinition(
            "aws_ecs_cluster",
            Of(
                Required("name"), Optional("tags", TextMap), Computed("arn"), Filled("id"), Filled("tags_all", TextMap), Filled("region"),
                Ignored("configuration"),
                Ignored("service_connect_defaults"), Ignored("setting")),
            (instance, _) => [new Entry("arn", Value.Of(ArnOf(instance))), new Entry("id", Value.Of(ArnOf(instance)))]),
        Apply)
    {
        CouldCarryTheAlarm = false,
    };

    private static string ArnOf(ResourceInstance instance) =>
        $"arn:{instance.Partition}:ecs:{instance.Region}:{instance.Account}:cluster/{instance.Body.Text("name")}";

    private static void Apply(ResourceInstance instance, Applying applying)
    {
        var share = new Share(instance, ArnOf(instance), Members);
        applying.Places.Declare(share);
        if (!applying.IsUnknown(instance, instance.Body.Text("name")))
        {
            applying.Run(EcsApi.CreateCluster, [share], _ => (FindingCode.ServiceRefused, null));
        }
    }
}
