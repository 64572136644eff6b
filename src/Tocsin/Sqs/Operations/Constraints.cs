using System.Globalization;
using Tocsin.Aws;
using Tocsin.Json;
using Tocsin.Sqs.Shapes;
using Tocsin.Text;

namespace Tocsin.Sqs.Operations;

/// <summary>What SQS demands of queues, which its model does not say.</summary>
internal static class Constraints
{
    private const string Form = "Can only include alphanumeric characters, hyphens, or underscores. 1 to 80 in length";

    // Unverified: the texts.
    public static AwsError? Name(string name, bool fifo)
    {
        if (Unknown.In(name))
        {
            return null;
        }
        if (fifo != name.EndsWith(".fifo", StringComparison.Ordinal))
        {
            return Invalid(
                fifo
                    ? "The name of a FIFO queue can only include alphanumeric characters, hyphens, or underscores, must end with .fifo "
                        + "suffix and be 1 to 80 in length."
                    : Form);
        }
        string plain = fifo ? name[..^".fifo".Length] : name;
        return plain.Length > 0 && name.Length <= Limits.QueueNameLength && plain.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_')
            ? null
            : Invalid(Form);
    }

    public static AwsError? Attributes(ValueMap<string> attributes) =>
        attributes.Where(a => !Allows(a.Key, a.Value))
            .Select(
                a => Errors.InvalidAttributeValue.With($"Invalid value for the parameter {a.Key}.", $"Attributes/{a.Key}"))
                    .FirstOrDefault()
        ?? Document(attributes, "RedrivePolicy", RedrivePolicy.Refusal)
        ?? Document(attributes, "RedriveAllowPolicy", RedriveAllowPolicy.Refusal);

    /// <summary>Whether the dead-letter queue that attributes name takes what comes from a queue; one that is not known here may.</summary>
    // Unverified: the texts.
    public static AwsError? Redrive(SqsState state, Queue source, ValueMap<string> attributes)
    {
        if (!attributes.TryGetValue("RedrivePolicy", out string? text) || RedrivePolicy.Of(text) is not { } policy
            || state.Of(policy.DeadLetterTarget)?.Queue is not { } target)
        {
            return null;
        }
        string? why = target.IsFifo != source.IsFifo ? "Dead-letter queue must be same type of queue as the source."
            : RedriveAllowPolicy.Of(target.Attribute("RedriveAllowPolicy")) is { } allow && !allow.Allows(source.Arn)
                ? "The dead-letter queue's RedriveAllowPolicy does not allow this source queue."
            : null;
        return why is null ? null : SqsErrors.Invalid("RedrivePolicy", text, why) with { Member = "Attributes/RedrivePolicy" };
    }

    private static AwsError? Document(ValueMap<string> attributes, string name, Func<string, string?> refusal) =>
        attributes.TryGetValue(name, out string? text) && text.Length > 0 && !Unknown.In(text) && refusal(text) is { } why
            ? SqsErrors.Invalid(name, text, why) with { Member = $"Attributes/{name}" } : null;

    private static bool Allows(string attribute, string value)
    {
        if (attribute == "Policy")
        {
            return value.Length == 0 || Unknown.In(value) || JsonParser.Parse(value) is JsonValue.Object;
        }
        (int Minimum, int Maximum)? range = attribute switch
        {
            "DelaySeconds" => (0, 900),
            "MaximumMessageSize" => (1024, 1_048_576),
            "MessageRetentionPeriod" => (60, 1_209_600),
            "ReceiveMessageWaitTimeSeconds" => (0, 20),
            "VisibilityTimeout" => (0, 43_200),
            _ => null,
        };
        return range is not var (minimum, maximum) || Unknown.In(value)
            || (int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out int whole) && whole >= minimum
                && whole <= maximum);
    }

    private static AwsError Invalid(string text) => new("InvalidParameterValue", text, Member: "QueueName");
}
