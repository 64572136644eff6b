using System.Numerics;
using Tocsin.Declared.Instances;
using Tocsin.Declared.Values;
using Tocsin.Ecs.Shapes;
using Tocsin.Json;
using Tocsin.Text;
using static Tocsin.Declared.Instances.Schema;

namespace Tocsin.Declared.Resources;

/// <summary><c>aws_ecs_task_definition</c></summary>
/// <remarks>References see revision 1, that of a first apply.</remarks>
internal static class EcsTaskDefinition
{
    private static readonly Members Members = new(
        ("containerDefinitions", "container_definitions"), ("ephemeralStorage.sizeInGiB", "ephemeral_storage.size_in_gib"))
    {
        Documents = ["containerDefinitions"],
        Made = new Dictionary<string, Func<ResourceInstance, Value?>>
        {
            ["containerDefinitions"] = i => JsonParser.Parse(i.Body.Text("container_definitions") ?? "") is { } json ? ValueOf(json) : null,
        },
    };

    public static ResourceType Type { get; } = new(
        new TypeDefinition(
            "aws_ecs_task_definition",
            Of(
                Required("family"), Required("container_definitions"), Optional("cpu"), Optional("memory"), Filled("network_mode"),
                Optional("requires_compatibilities", TextSet),
                Optional("execution_role_arn"), Optional("task_role_arn"), Optional("ipc_mode"), Optional("pid_mode"),
                Optional("skip_destroy", TerraformType.Bool),
                Optional("track_latest", TerraformType.Bool), Filled(
                    "enable_fault_injection", TerraformType.Bool), Optional("tags", TextMap), Computed("arn"),
                    Computed("arn_without_revision"),
                Computed("revision", TerraformType.Number), Filled("id"), Filled("tags_all", TextMap), Filled("region"),
                Ignored("ephemeral_storage"), Ignored("inference_accelerator"),
                Ignored("placement_constraints"), Ignored("proxy_configuration"), Ignored("runtime_platform"), Ignored("volume")),
            (instance, _) =>
            [
                new Entry("arn", Value.Of($"{ArnOf(instance)}:1")), new Entry(
                    "arn_without_revision", Value.Of(ArnOf(instance))), new Entry("revision", Value.Of(BigInteger.One)),
                new Entry("id", Value.Of(instance.Body.Text("family") ?? "")),
            ]),
        Apply)
    {
        CouldCarryTheAlarm = false,
    };

    private static string ArnOf(ResourceInstance instance) =>
        $"arn:{instance.Partition}:ecs:{instance.Region}:{instance.Account}:task-definition/{instance.Body.Text("family")}";

    private static void Apply(ResourceInstance instance, Applying applying)
    {
        string family = instance.Body.Text("family") ?? "";
        string containers = instance.Body.Text("container_definitions") ?? "";
        var share = new Share(instance, $"{ArnOf(instance)}:1", Members);
        applying.Places.Declare(share);
        if (applying.IsUnknown(instance, family))
        {
            return;
        }
        if (JsonParser.Parse(containers) is JsonValue.Array)
        {
            applying.Run(EcsApi.RegisterTaskDefinition, [share], _ => (FindingCode.ServiceRefused, null));
        }
        else if (!applying.IsUnknown(instance, containers))
        {
            applying.RefuseByProvider(
                instance, "container_definitions", "container_definitions is not a JSON array of containers", FindingCode.ServiceRefused);
        }
    }

    /// <summary>A number stays the text that it is written as: readers take both.</summary>
    private static Value ValueOf(JsonValue json) => json switch
    {
        JsonValue.Object { Members: var members } =>
            new Value.Object(
                Entries.Of(members.Where(m => m.Value is not JsonValue.Null).Select(m => new Entry(m.Name, ValueOf(m.Value))))),
        JsonValue.Array { Items: var items } => new Value.Tuple(items.Where(i => i is not JsonValue.Null).Select(ValueOf).ToValueList()),
        JsonValue.String { Value: var text } => Value.Of(text),
        JsonValue.Number { Text: var number } => Value.Of(number),
        JsonValue.Boolean { Value: var flag } => Value.Of(flag),
        _ => new Value.Null(),
    };
}
