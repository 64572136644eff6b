using System.Globalization;
using Tocsin.Aws;
using Tocsin.Sqs.Shapes;
using Tocsin.Text;

namespace Tocsin.Sqs.Operations;

/// <summary>What SQS asks of the attributes of a message, and which of them a receiver asked for.</summary>
/// <remarks>
/// https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-message-metadata.html. Unverified: the texts.
/// </remarks>
internal static class MessageAttributes
{
    private static readonly string[] Types = ["String", "Number", "Binary"];

    public static AwsError? Refusal(ValueMap<MessageAttributeValue> attributes) =>
        attributes.Count > Limits.MessageAttributes
            ? SqsErrors.Invalid(
                $"Number of message attributes [{attributes.Count}] exceeds the allowed maximum [{Limits.MessageAttributes}].",
                "MessageAttributes")
            : attributes.Select(a => Refusal(a.Key, a.Value)).FirstOrDefault(e => e is not null);

    /// <summary>By name, by <c>prefix.*</c>, or all.</summary>
    public static ValueMap<MessageAttributeValue> Asked(ValueMap<MessageAttributeValue> there, ValueList<string> names) =>
        names.Count == 0 || there.Count == 0 ? [] : there.Where(a => names.Any(n => Names(n, a.Key))).ToValueMap();

    private static bool Names(string asked, string name) =>
        asked is "All" or ".*" || asked == name
        || (asked.EndsWith(".*", StringComparison.Ordinal) && name.StartsWith(asked[..^2], StringComparison.Ordinal));

    private static AwsError? Refusal(string name, MessageAttributeValue value)
    {
        string type = (value.DataType ?? "").Split('.')[0];
        string member = $"MessageAttributes/{name}";
        if (!Types.Contains(type))
        {
            return SqsErrors.Invalid(
                $"The type of message (user) attribute '{name}' is invalid. You must use only the following supported type prefixes: "
                    + "Binary, Number, String.",
                member);
        }
        if (type == "Binary" ? value.BinaryValue is not { Count: > 0 } : string.IsNullOrEmpty(value.StringValue))
        {
            return SqsErrors.Invalid(
                $"Message (user) attribute '{name}' must contain a non-empty value of type '{value.DataType}'.", member);
        }
        return type == "Number" && !double.TryParse(value.StringValue, NumberStyles.Float, CultureInfo.InvariantCulture, out _)
            ? SqsErrors.Invalid($"Can't cast the value of message (user) attribute '{name}' to a number.", member) : null;
    }
}
