using Tocsin.Text;
using static Tocsin.Declared.CloudFormation.Properties.Property;

namespace Tocsin.Declared.CloudFormation.Properties;

/// <summary><c>AWS::SNS::*</c>, https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/AWS_SNS.html</summary>
internal static class SnsTypes
{
    private static readonly ValueList<Property> SubscriptionProperties =
    [
        Plain("Protocol").Required, Plain("Endpoint"), Document("DeliveryPolicy"), Document("FilterPolicy"), Plain("FilterPolicyScope"),
        Plain("RawMessageDelivery"), Document("RedrivePolicy"),
        Document("ReplayPolicy"), Plain("SubscriptionRoleArn"), .. Ignored("Region"),
    ];

    public static IEnumerable<TemplateType> All { get; } =
    [
        new(
            "AWS::SNS::Topic", "aws_sns_topic",
            [
                Plain("TopicName", "name"), Plain("DisplayName"), Plain("KmsMasterKeyId"), Plain("FifoTopic"),
                Plain("ContentBasedDeduplication"), Plain("FifoThroughputScope"),
                Plain("SignatureVersion"), Plain("TracingConfig"), Document("ArchivePolicy"), Tags,
                Parts(
                    "Subscription",
                    new PartType("aws_sns_topic_subscription", [Plain("Protocol").Required, Plain("Endpoint").Required],
                        [("topic_arn", "arn")])),
                .. Ignored("DataProtectionPolicy", "DeliveryStatusLogging"),
            ],
            "arn", ("TopicArn", "arn"), ("TopicName", "name")) { NamedBy = "TopicName", LongestName = 256 },
        new(
            "AWS::SNS::TopicPolicy", "aws_sns_topic_policy", [List("Topics", "").Required, Document("PolicyDocument", "policy").Required],
            null, ("Id", "id")) { Each = ("Topics", "arn") },
        new(
            "AWS::SNS::TopicInlinePolicy", "aws_sns_topic_policy",
            [Plain("TopicArn", "arn").Required, Document("PolicyDocument", "policy").Required], "arn"),
        new(
            "AWS::SNS::Subscription", "aws_sns_topic_subscription", [Plain("TopicArn").Required, .. SubscriptionProperties], "arn",
            ("Arn", "arn")),
    ];
}
