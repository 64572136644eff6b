using System.Globalization;
using System.Numerics;
using Tocsin.Declared.Instances;
using Tocsin.Declared.Values;
using Tocsin.Ecs;
using Tocsin.Ecs.Operations;
using Tocsin.Json;
using Tocsin.Text;
using static Tocsin.Declared.Instances.Schema;

namespace Tocsin.Declared.Resources;

/// <summary><c>aws_ecs_task_definition</c></summary>
/// <remarks>References see revision 1, that of a first apply.</remarks>
internal static class EcsTaskDefinition
{
    private static readonly Members Members = new(("containerDefinitions", "container_definitions")) { Documents = ["containerDefinitions"] };

    public static ResourceType Type { get; } = new(
        new TypeDefinition(
            "aws_ecs_task_definition",
            Of(
                Required("family"), Required("container_definitions"), Optional("cpu"), Optional("memory"), Filled("network_mode"), Optional("requires_compatibilities", TextSet),
                Optional("execution_role_arn"), Optional("task_role_arn"), Optional("ipc_mode"), Optional("pid_mode"), Optional("skip_destroy", TerraformType.Bool),
                Optional("track_latest", TerraformType.Bool), Filled("enable_fault_injection", TerraformType.Bool), Optional("tags", TextMap), Computed("arn"), Computed("arn_without_revision"),
                Computed("revision", TerraformType.Number), Filled("id"), Filled("tags_all", TextMap), Filled("region"), Ignored("ephemeral_storage"), Ignored("inference_accelerator"),
                Ignored("placement_constraints"), Ignored("proxy_configuration"), Ignored("runtime_platform"), Ignored("volume")),
            (instance, _) =>
            [
                new Entry("arn", Value.Of($"{ArnOf(instance)}:1")), new Entry("arn_without_revision", Value.Of(ArnOf(instance))), new Entry("revision", Value.Of(BigInteger.One)),
                new Entry("id", Value.Of(instance.Body.Text("family") ?? "")),
            ]),
        Apply);

    private static string ArnOf(ResourceInstance instance) => $"arn:{instance.Partition}:ecs:{instance.Region}:{instance.Account}:task-definition/{instance.Body.Text("family")}";

    private static void Apply(ResourceInstance instance, Applying applying)
    {
        string family = instance.Body.Text("family") ?? "";
        string containers = instance.Body.Text("container_definitions") ?? "";
        string arn = $"{ArnOf(instance)}:1";
        applying.Places.Declare(arn, instance, Members);
        if (applying.IsUnknown(instance, family))
        {
            return;
        }
        if (JsonParser.Parse(containers) is not JsonValue.Array parsed)
        {
            if (!applying.IsUnknown(instance, containers))
            {
                applying.RefuseByProvider(instance, "container_definitions", "container_definitions is not a JSON array of containers", FindingCode.ServiceRefused);
            }
            return;
        }
        var request = new RegisterTaskDefinition.Request(family, parsed.Items.AsEnumerable().Select(Container).ToValueList(), instance.Body.Text("cpu"), instance.Body.Text("memory"));
        applying.Run(
            instance, arn, "RegisterTaskDefinition", call => RegisterTaskDefinition.Decide(applying.Estate.Ecs, request, call),
            _ => (FindingCode.ServiceRefused, null));
    }

    private static Container Container(JsonValue json) => new(
        json.Member("name").Text() ?? "", json.Member("image").Text() ?? "", json.Member("essential") is not JsonValue.Boolean { Value: false },
        json.Member("healthCheck") is JsonValue.Object check ? HealthCheck(check) : null,
        Items(json.Member("environment")).Select(e => new EnvironmentVariable(e.Member("name").Text() ?? "", e.Member("value").Text() ?? "")).ToValueList());

    private static ContainerHealthCheck HealthCheck(JsonValue check)
    {
        var defaults = new ContainerHealthCheck([]);
        return new ContainerHealthCheck(Items(check.Member("command")).Select(c => c.Text() ?? "").ToValueList())
        {
            Interval = Seconds(check.Member("interval"), defaults.Interval),
            Timeout = Seconds(check.Member("timeout"), defaults.Timeout),
            StartPeriod = Seconds(check.Member("startPeriod"), defaults.StartPeriod),
            Retries = Whole(check.Member("retries")) ?? defaults.Retries,
        };
    }

    private static IEnumerable<JsonValue> Items(JsonValue? json) => json is JsonValue.Array array ? array.Items : [];

    private static TimeSpan Seconds(JsonValue? json, TimeSpan otherwise) => Whole(json) is { } seconds ? TimeSpan.FromSeconds(seconds) : otherwise;

    // jsonencode makes a text of a number that comes from a text; the provider takes both.
    private static int? Whole(JsonValue? json) =>
        int.TryParse((json as JsonValue.Number)?.Text ?? json.Text(), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out int whole) ? whole : null;

    private static string? Text(this JsonValue? json) => (json as JsonValue.String)?.Value;
}
