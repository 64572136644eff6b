using Tocsin.Declared.Instances;
using Tocsin.Declared.Values;
using Tocsin.Flow;
using Tocsin.Sns;
using Tocsin.Sns.Operations;
using Tocsin.Text;
using static Tocsin.Declared.Instances.Schema;

namespace Tocsin.Declared.Resources;

/// <summary><c>aws_sns_topic</c></summary>
internal static class SnsTopic
{
    private static readonly Members Members = new();

    private static readonly string[] Deliveries = ["application", "firehose", "http", "lambda", "sqs"];

    /// <summary>What the provider sets one by one after the topic is there.</summary>
    private static readonly (string Argument, string Attribute)[] Attributes =
    [
        ("policy", "Policy"), ("kms_master_key_id", "KmsMasterKeyId"), ("display_name", "DisplayName"), ("delivery_policy", "DeliveryPolicy"), ("signature_version", "SignatureVersion"),
        ("tracing_config", "TracingConfig"), ("content_based_deduplication", "ContentBasedDeduplication"), ("fifo_throughput_scope", "FifoThroughputScope"),
    ];

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
        string arn = ArnOf(instance);
        string name = NameOf(instance);
        applying.Places.Declare(arn, instance, Members);
        if (applying.IsUnknown(instance, name))
        {
            return;
        }
        ValueList<NamedValue> created = instance.Body.Flag("fifo_topic") == true ? [new NamedValue("FifoTopic", "true")] : [];
        applying.Run(
            instance, arn, "CreateTopic", call => CreateTopic.Decide(applying.Estate.Sns, new(name, created), call), _ => (FindingCode.TopicRefused, null));
        foreach (var (argument, attribute) in Attributes)
        {
            if (instance.Body.Text(argument) is { Length: > 0 } value)
            {
                Set(instance, applying, arn, attribute, value);
            }
        }
    }

    public static void Set(ResourceInstance instance, Applying applying, string arn, string attribute, string? value) => applying.Run(
        instance, arn, "SetTopicAttributes", call => SetTopicAttributes.Decide(applying.Estate.Sns, new(arn, attribute, value), call),
        _ => attribute == "Policy" ? (FindingCode.PolicyInvalid, Reasons.PolicyInvalid) : (FindingCode.TopicRefused, null));
}
