using static Tocsin.Declared.CloudFormation.Properties.Property;

namespace Tocsin.Declared.CloudFormation.Properties;

/// <summary><c>AWS::SQS::*</c>, https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/AWS_SQS.html</summary>
internal static class SqsTypes
{
    public static IEnumerable<TemplateType> All { get; } =
    [
        new(
            "AWS::SQS::Queue", "aws_sqs_queue",
            [
                Plain("QueueName", "name"), Plain("FifoQueue"), Plain("ContentBasedDeduplication"), Plain("DeduplicationScope"),
                Plain("DelaySeconds"), Plain("FifoThroughputLimit"),
                Plain("KmsDataKeyReusePeriodSeconds"), Plain("KmsMasterKeyId"), Plain("MaximumMessageSize", "max_message_size"), Plain(
                    "MessageRetentionPeriod", "message_retention_seconds"),
                Plain(
                    "ReceiveMessageWaitTimeSeconds", "receive_wait_time_seconds"), Document("RedriveAllowPolicy"),
                    Document("RedrivePolicy"), Plain("SqsManagedSseEnabled"), Tags,
                Plain("VisibilityTimeout", "visibility_timeout_seconds"),
            ],
            "url", ("Arn", "arn"), ("QueueName", "name"), ("QueueUrl", "url")) { NamedBy = "QueueName", LongestName = 80 },
        new(
            "AWS::SQS::QueuePolicy", "aws_sqs_queue_policy", [List("Queues", "").Required, Document("PolicyDocument", "policy").Required],
            null, ("Id", "id")) { Each = ("Queues", "queue_url") },
        new(
            "AWS::SQS::QueueInlinePolicy", "aws_sqs_queue_policy",
            [Plain("Queue", "queue_url").Required, Document("PolicyDocument", "policy").Required], "queue_url"),
    ];
}
