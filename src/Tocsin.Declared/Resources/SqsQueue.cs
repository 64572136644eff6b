using Tocsin.Declared.Instances;
using Tocsin.Declared.Values;
using Tocsin.Sqs.Shapes;
using Tocsin.Text;
using static Tocsin.Declared.Instances.Schema;

namespace Tocsin.Declared.Resources;

/// <summary><c>aws_sqs_queue</c></summary>
internal static class SqsQueue
{
    /// <summary>Arguments that are attributes of the queue, under AWS's names where they are not the same in the other spelling.</summary>
    private static readonly (string Argument, string Attribute)[] Attributes =
    [
        ("delay_seconds", "DelaySeconds"), ("max_message_size", "MaximumMessageSize"),
            ("message_retention_seconds", "MessageRetentionPeriod"),
        ("receive_wait_time_seconds", "ReceiveMessageWaitTimeSeconds"), ("visibility_timeout_seconds", "VisibilityTimeout"),
        ("policy", "Policy"), ("redrive_policy", "RedrivePolicy"),
        ("fifo_queue", "FifoQueue"), ("kms_master_key_id", "KmsMasterKeyId"), ("content_based_deduplication", "ContentBasedDeduplication"),
    ];

    private static readonly Members Members = new(
        [("QueueName", "name"), .. Attributes.Select(a => ($"Attributes.{a.Attribute}", a.Argument)),
            .. Attributes.Select(a => (a.Attribute, a.Argument))])
    {
        Made = new Dictionary<string, Func<ResourceInstance, Value?>> { ["QueueName"] = instance => Value.Of(NameOf(instance)) },
    };

    public static ResourceType Type { get; } = new(
        new TypeDefinition(
            "aws_sqs_queue",
            Of(
                Filled("name"), Filled("name_prefix"), Optional("fifo_queue", TerraformType.Bool), Optional(
                    "content_based_deduplication", TerraformType.Bool), Filled("deduplication_scope"),
                Filled("fifo_throughput_limit"), Optional("delay_seconds", TerraformType.Number), Optional(
                    "max_message_size", TerraformType.Number),
                Optional(
                    "message_retention_seconds", TerraformType.Number), Optional(
                        "receive_wait_time_seconds", TerraformType.Number), Optional(
                    "visibility_timeout_seconds", TerraformType.Number),
                Filled("policy"), Filled("redrive_policy"), Filled("redrive_allow_policy"), Optional("kms_master_key_id"), Filled(
                    "kms_data_key_reuse_period_seconds", TerraformType.Number),
                Filled(
                    "sqs_managed_sse_enabled", TerraformType.Bool), Optional("tags", TextMap), Computed("arn"), Computed("url"),
                    Filled("id"), Filled("tags_all", TextMap), Filled("region"),
                Ignored("timeouts")),
            ComputedOf),
        Apply)
    {
        CouldCarryTheAlarm = false,
        NameOf = ArnOf,
    };

    private static IEnumerable<Entry> ComputedOf(ResourceInstance instance, Findings findings)
    {
        string name = NameOf(instance);
        string url = $"https://sqs.{instance.Region}.{AccountSources.Suffix(instance)}/{instance.Account}/{name}";
        return [
            new Entry("name", Value.Of(name)), new Entry("arn", Value.Of(ArnOf(instance))), new Entry("url", Value.Of(url)),
            new Entry("id", Value.Of(url))];
    }

    private static string NameOf(ResourceInstance instance) =>
        Generated.Name(instance, instance.Body.Flag("fifo_queue") == true ? ".fifo" : "");

    private static string ArnOf(ResourceInstance instance) =>
        $"arn:{instance.Partition}:sqs:{instance.Region}:{instance.Account}:{NameOf(instance)}";

    private static void Apply(ResourceInstance instance, Applying applying)
    {
        var share = new Share(instance, ArnOf(instance), Members);
        applying.Places.Declare(share);
        if (!applying.IsAmbiguous(instance, NameOf(instance)))
        {
            applying.Run(SqsApi.CreateQueue, [share], _ => (FindingCode.TargetRefused, null));
        }
    }
}
