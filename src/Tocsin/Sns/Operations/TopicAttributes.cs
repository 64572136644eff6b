using System.Globalization;
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
        if (!string.IsNullOrEmpty(value) && !Unknown.In(value) && Fault(topic, name!, value) is { } fault)
        {
            return SnsErrors.Invalid(fault, member);
        }
        // An attribute set to nothing is not set: an empty KmsMasterKeyId turns encryption off. Whether the key exists is not checked
        // (recorded on AWS 2026-09).
        return string.IsNullOrEmpty(value)
            ? topic with { Attributes = topic.Attributes.Where(a => a.Key != name).ToValueMap() }
            : topic.With(name!, value);
    }

    // The values: https://docs.aws.amazon.com/sns/latest/api/API_SetTopicAttributes.html. Unverified: the texts.
    private static string? Fault(Topic topic, string name, string value) => name switch
    {
        // 0 stands for none in Terraform's plans and states.
        "SignatureVersion" when value is not ("0" or "1" or "2") => $"SignatureVersion: Invalid value [{value}]. Must be 1 or 2.",
        "TracingConfig" when value is not ("PassThrough" or "Active") =>
            $"TracingConfig: Invalid value [{value}]. Must be PassThrough or Active.",
        "ContentBasedDeduplication" when value is not ("true" or "false") =>
            $"ContentBasedDeduplication: Invalid value [{value}]. Must be true or false.",
        "FifoThroughputScope" when value is not ("Topic" or "MessageGroup") =>
            $"FifoThroughputScope: Invalid value [{value}]. Must be Topic or MessageGroup.",
        "FifoThroughputScope" when value == "Topic" && topic.Find(name) == "MessageGroup" =>
            "FifoThroughputScope: MessageGroup cannot be changed back to Topic.",
        "DeliveryPolicy" => DeliveryPolicies.FaultOfTopic(value),
        _ when name.EndsWith("SampleRate", StringComparison.Ordinal)
            && !(int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out int rate) && rate <= Limits.SampleRate) =>
            $"{name}: Invalid value [{value}]. Must be an integer between 0 and {Limits.SampleRate}.",
        _ => null,
    };
}
