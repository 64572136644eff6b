using Tocsin.Declared.Instances;
using Tocsin.Declared.Values;
using Tocsin.Logs.Shapes;
using Tocsin.Text;
using static Tocsin.Declared.Instances.Schema;

namespace Tocsin.Declared.Resources;

/// <summary><c>aws_cloudwatch_log_group</c></summary>
internal static class LogGroup
{
    private static readonly Members Members = new(("logGroupName", "name"))
    {
        Made = new Dictionary<string, Func<ResourceInstance, Value?>> { ["logGroupName"] = instance => Value.Of(Generated.Name(instance)) },
    };

    public static ResourceType Type { get; } = new(
        new TypeDefinition(
            "aws_cloudwatch_log_group",
            Of(
                Filled("name"), Filled("name_prefix"), Optional(
                    "retention_in_days", TerraformType.Number), Optional("kms_key_id"), Filled("log_group_class"),
                Optional("skip_destroy", TerraformType.Bool), Optional(
                    "deletion_protection_enabled", TerraformType.Bool), Optional("tags", TextMap), Computed("arn"), Filled("id"),
                Filled("tags_all", TextMap), Filled("region")),
            (instance, _) =>
            [
                new Entry(
                    "name", Value.Of(Generated.Name(instance))), new Entry(
                        "id", Value.Of(Generated.Name(instance))), new Entry("arn", Value.Of(ArnOf(instance))),
            ]),
        Apply)
    {
        CouldCarryTheAlarm = false,
    };

    private static string ArnOf(ResourceInstance instance) =>
        $"arn:{instance.Partition}:logs:{instance.Region}:{instance.Account}:log-group:{Generated.Name(instance)}";

    private static void Apply(ResourceInstance instance, Applying applying)
    {
        var share = new Share(instance, ArnOf(instance), Members);
        applying.Places.Declare(share);
        if (applying.IsUnknown(instance, Generated.Name(instance)))
        {
            return;
        }
        applying.Run(LogsApi.CreateLogGroup, [share], _ => (FindingCode.TargetRefused, null));
        if (instance.Body.Whole("retention_in_days") is > 0)
        {
            applying.Run(LogsApi.PutRetentionPolicy, [share], _ => (FindingCode.TargetRefused, null));
        }
    }
}
