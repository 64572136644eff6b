using Tocsin.Aws;
using Tocsin.Sns.Shapes;
using Tocsin.Text;

namespace Tocsin.Sns.Operations;

/// <summary>Sets one attribute of a topic, for CreateTopic and SetTopicAttributes.</summary>
internal static class TopicAttributes
{
    private static readonly string[] Settable =
    [
        "DisplayName", "DeliveryPolicy", "KmsMasterKeyId", "SignatureVersion", "TracingConfig", "ContentBasedDeduplication",
        "FifoThroughputScope", "ArchivePolicy",
        .. from protocol in new[] { "HTTP", "Firehose", "Lambda", "Application", "SQS" }
           from kind in new[] { "SuccessFeedbackRoleArn", "SuccessFeedbackSampleRate", "FailureFeedbackRoleArn" }
           select protocol + kind,
    ];

    public static Result<Topic> Set(Topic topic, string? name, string? value)
    {
        string member = $"Attributes/{name}";
        if (name == "Policy")
        {
            return TopicPolicy.Refusal(value ?? "") is var (message, pointer, cause)
                ? Errors.InvalidParameterException.With(message, member, pointer, cause)
                : topic with { Policy = TopicPolicy.Minified(value!) };
        }
        if (!Settable.Contains(name))
        {
            return SnsErrors.Invalid("AttributeName", member);
        }
        // An attribute set to nothing is not set: an empty KmsMasterKeyId turns encryption off. Whether the key exists is not checked
        // (recorded on AWS 2026-09).
        return string.IsNullOrEmpty(value)
            ? topic with { Attributes = topic.Attributes.Where(a => a.Key != name).ToValueMap() }
            : topic.With(name!, value);
    }
}
