using Tocsin.Declared.Instances;
using Tocsin.Declared.Values;
using Tocsin.Flow;
using Tocsin.Sns.Shapes;
using Tocsin.Text;
using static Tocsin.Declared.Instances.Schema;

namespace Tocsin.Declared.Resources;

/// <summary><c>aws_sns_topic</c></summary>
internal static class SnsTopic
{
    private static readonly string[] Deliveries = ["application", "firehose", "http", "lambda", "sqs"];

    /// <summary>What the provider sets one by one after the topic is there.</summary>
    private static readonly (string Argument, string Attribute)[] Attributes =
    [
        ("policy", "Policy"), ("kms_master_key_id", "KmsMasterKeyId"), ("display_name", "DisplayName"),
        ("delivery_policy", "DeliveryPolicy"), ("signature_version", "SignatureVersion"),
        ("tracing_config", "TracingConfig"),
            ("content_based_deduplication", "ContentBasedDeduplication"), ("fifo_throughput_scope", "FifoThroughputScope"),
    ];

    private static readonly Members Members = new([.. Attributes.Select(a => ($"Attributes.{a.Attribute}", a.Argument))])
    {
        Made = new Dictionary<string, Func<ResourceInstance, Value?>>
        {
            ["Name"] = instance => Value.Of(NameOf(instance)),
            ["Attributes"] = instance =>
                instance.Body.Flag("fifo_topic") == true ? new Value.Object(Entries.Of(("FifoTopic", Value.Of("true")))) : null,
        },
    };

    public static ResourceType Type { get; } = new(
        new TypeDefinition(
            "aws_sns_topic",
            Of(
                [
                    Filled("name"), Filled("name_prefix"), Optional("display_name"), Filled("policy"), Optional("delivery_policy"),
                    Optional("kms_master_key_id"),
                    Optional("fifo_topic", TerraformType.Bool), Optional(
                        "content_based_deduplication", TerraformType.Bool), Filled("fifo_throughput_scope"), Optional("archive_policy"),
                    Filled(
                        "signature_version", TerraformType.Number), Filled("tracing_config"), Optional("tags", TextMap), Computed("arn"),
                        Computed("owner"), Computed("beginning_archive_time"),
                    Filled("id"), Filled("tags_all", TextMap), Filled("region"),
                    .. Deliveries.SelectMany(d => new[]
                    {
                        Optional($"{d}_failure_feedback_role_arn"), Optional($"{d}_success_feedback_role_arn"), Optional(
                            $"{d}_success_feedback_sample_rate", TerraformType.Number),
                    }),
                ]),
            (instance, _) =>
            [
                new Entry("name", Value.Of(NameOf(instance))), new Entry("arn", Value.Of(ArnOf(instance))),
                new Entry("id", Value.Of(ArnOf(instance))),
                new Entry("owner", Value.Of(instance.Account.ToString())),
            ]),
        Apply)
    {
        CarriesFrom = Stage.Topic,
        NameOf = ArnOf,
    };

    /// <summary>A topic that is encrypted.</summary>
    public static bool HasKey(ResourceInstance instance) =>
        instance.Type == Type.Definition.Name && instance.Body["kms_master_key_id"] is not (null or Value.Null);

    private static string NameOf(ResourceInstance instance) =>
        Generated.Name(instance, instance.Body.Flag("fifo_topic") == true ? ".fifo" : "");

    private static string ArnOf(ResourceInstance instance) =>
        $"arn:{instance.Partition}:sns:{instance.Region}:{instance.Account}:{NameOf(instance)}";

    private static void Apply(ResourceInstance instance, Applying applying)
    {
        var share = new Share(instance, ArnOf(instance), Members);
        applying.Places.Declare(share);
        if (applying.IsAmbiguous(instance, NameOf(instance)))
        {
            return;
        }
        applying.Run(SnsApi.CreateTopic, [share], _ => (FindingCode.TopicRefused, null));
        foreach (var (argument, attribute) in Attributes)
        {
            if (instance.Body.Text(argument) is { Length: > 0 })
            {
                Set(instance, applying, share.Resource, attribute, argument);
            }
        }
    }

    /// <param name="argument">The one that holds the attribute's value.</param>
    public static void Set(ResourceInstance instance, Applying applying, string arn, string attribute, string argument)
    {
        var members = Members.Of(
            ("TopicArn", Value.Of(arn)), ("AttributeName", Value.Of(attribute)), ("AttributeValue", instance.Body[argument]));
        applying.Run(
            SnsApi.SetTopicAttributes, [new Share(instance, arn, members)],
            _ => attribute == "Policy" ? (FindingCode.PolicyInvalid, Reasons.PolicyInvalid) : (FindingCode.TopicRefused, null));
    }
}
