using Tocsin.Declared.Instances;
using Tocsin.Declared.Values;
using Tocsin.Logs.Operations;
using Tocsin.Text;
using static Tocsin.Declared.Instances.Schema;

namespace Tocsin.Declared.Resources;

/// <summary><c>aws_cloudwatch_log_group</c></summary>
internal static class LogGroup
{
    private static readonly Members Members = new(("LogGroupName", "name"));

    public static ResourceType Type { get; } = new(
        new TypeDefinition(
            "aws_cloudwatch_log_group",
            Of(
                Filled("name"), Filled("name_prefix"), Optional("retention_in_days", TerraformType.Number), Optional("kms_key_id"), Filled("log_group_class"),
                Optional("skip_destroy", TerraformType.Bool), Optional("deletion_protection_enabled", TerraformType.Bool), Optional("tags", TextMap), Computed("arn"), Filled("id"),
                Filled("tags_all", TextMap), Filled("region")),
            (instance, _) =>
            [
                new Entry("name", Value.Of(Generated.Name(instance))), new Entry("id", Value.Of(Generated.Name(instance))), new Entry("arn", Value.Of(ArnOf(instance))),
            ]),
        Apply);

    private static string ArnOf(ResourceInstance instance) => $"arn:{instance.Partition}:logs:{instance.Region}:{instance.Account}:log-group:{Generated.Name(instance)}";

    private static void Apply(ResourceInstance instance, Applying applying)
    {
        string name = Generated.Name(instance);
        applying.Places.Declare(ArnOf(instance), instance, Members);
        if (applying.IsUnknown(instance, name))
        {
            return;
        }
        applying.Run(
            instance, ArnOf(instance), "CreateLogGroup", call => CreateLogGroup.Decide(applying.Estate.Logs, new(name, instance.Body.Text("kms_key_id")), call), _ => (FindingCode.TargetRefused, null));
        if (instance.Body.Whole("retention_in_days") is > 0 and var days)
        {
            applying.Run(
                instance, ArnOf(instance), "PutRetentionPolicy", call => PutRetentionPolicy.Decide(applying.Estate.Logs, new(name, days), call), _ => (FindingCode.TargetRefused, null));
        }
    }
}
