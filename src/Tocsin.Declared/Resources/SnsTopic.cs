using Tocsin.Declared.Terraform;
using Tocsin.Declared.Values;
using Tocsin.Text;
using static Tocsin.Declared.Terraform.Schema;

namespace Tocsin.Declared.Resources;

/// <summary><c>aws_sns_topic</c></summary>
internal static class SnsTopic
{
    private static readonly Members Members = new();

    private static readonly string[] Deliveries = ["application", "firehose", "http", "lambda", "sqs"];

    public static ResourceType Type { get; } = new(
        new TypeDefinition(
            "aws_sns_topic",
            Of(
                [
                    Filled("name"), Filled("name_prefix"), Optional("display_name"), Filled("policy"), Optional("delivery_policy"), Optional("kms_master_key_id"),
                    Optional("fifo_topic", TerraformType.Bool), Optional("content_based_deduplication", TerraformType.Bool), Filled("fifo_throughput_scope"), Optional("archive_policy"),
                    Filled("signature_version", TerraformType.Number), Filled("tracing_config"), Optional("tags", TextMap), Computed("arn"), Computed("owner"), Computed("beginning_archive_time"),
                    Filled("id"), Filled("tags_all", TextMap), Filled("region"),
                    .. Deliveries.SelectMany(d => new[]
                    {
                        Optional($"{d}_failure_feedback_role_arn"), Optional($"{d}_success_feedback_role_arn"), Optional($"{d}_success_feedback_sample_rate", TerraformType.Number),
                    }),
                ]),
            (instance, _) =>
            [
                new Entry("name", Value.Of(NameOf(instance))), new Entry("arn", Value.Of(ArnOf(instance))), new Entry("id", Value.Of(ArnOf(instance))),
                new Entry("owner", Value.Of(instance.Account.ToString())),
            ]),
        Apply);

    private static string NameOf(ResourceInstance instance) => Generated.Name(instance, instance.Body.Flag("fifo_topic") == true ? ".fifo" : "");

    private static string ArnOf(ResourceInstance instance) => $"arn:{instance.Partition}:sns:{instance.Region}:{instance.Account}:{NameOf(instance)}";

    private static void Apply(ResourceInstance instance, Applying applying)
    {
        applying.Places.Declare(ArnOf(instance), instance, Members);
    }
}
